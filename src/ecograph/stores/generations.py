"""A store directory: numbered generations, one of them current; a build makes a new one aside and swaps it in.

DIR/CURRENT                       name of the current generation (replaced atomically)
DIR/generations/<name>/graph/     pyoxigraph store
DIR/generations/<name>/sources.sqlite, manifest.json
DIR/cache/                        what need not be computed again
DIR/LOCK                          held by the one build that runs

Readers hold the generation that they read: a build takes away the older ones that nobody holds.
"""

import errno
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ecograph.errors import StoreError

REPLACED = "This version of the graph was replaced by later builds in this moment; ask again."


class Hold:
    """A generation kept from being taken away, until this object is closed or forgotten; many readers may hold one."""

    def __init__(self, folder: Path) -> None:
        self._descriptor: int | None = None
        try:
            self._descriptor = os.open(folder, os.O_RDONLY)
            fcntl.flock(self._descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except FileNotFoundError as error:
            raise StoreError(REPLACED) from error
        except BlockingIOError as error:  # a build takes it away
            self.close()
            raise StoreError(REPLACED) from error
        except OSError:  # a file system without locks: read it for as long as it is there
            pass

    def close(self) -> None:
        """Lets it go."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __del__(self) -> None:
        self.close()


def _take_away(folder: Path) -> None:
    """Removes a generation that nobody holds."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        if _is_free(descriptor):
            shutil.rmtree(folder, ignore_errors=True)
    finally:
        os.close(descriptor)


def _is_free(descriptor: int) -> bool:
    """Whether no reader holds a folder; on a file system without locks, that none is known."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        pass
    return True


@dataclass(frozen=True, slots=True)
class StoreDirectory:
    """The layout of one store directory."""

    root: Path

    @property
    def cache(self) -> Path:
        """Folder of cached results."""
        return self.root / "cache"

    def current(self) -> Path | None:
        """Folder of the current generation, or None where nothing was built yet."""
        pointer = self.root / "CURRENT"
        if not pointer.exists():
            return None
        folder = self.root / "generations" / pointer.read_text(encoding="utf-8").strip()
        return folder if folder.is_dir() else None

    def require_current(self) -> Path:
        """Folder of the current generation; StoreError where there is none."""
        folder = self.current()
        if folder is None:
            raise StoreError(f"{self.root} holds no store yet: run `ecograph build INPUT --store {self.root}` first.")
        return folder

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Holds the build lock; StoreError where another build holds it."""
        if self.root.exists() and not self.root.is_dir():
            raise StoreError(f"{self.root} is a file: a store is a folder.")
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / "LOCK").open("w") as handle:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                if error.errno not in (errno.EAGAIN, errno.EACCES):
                    raise
                raise StoreError(f"Another build is writing to {self.root}; wait for it to end.") from error
            yield

    def prepare(self, name: str) -> Path:
        """An empty folder for a new generation, out of readers' sight."""
        folder = self.root / "generations" / f"{name}.building"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return folder

    def publish(self, folder: Path) -> Path:
        """Makes a prepared folder the current generation; the one before it and those that are held stay for their readers."""
        name = folder.name.removesuffix(".building")
        final = folder.with_name(name)
        if final.exists():
            shutil.rmtree(folder)
        else:
            folder.rename(final)
        before = self.current()
        pointer = self.root / "CURRENT.new"
        with pointer.open("w", encoding="utf-8") as handle:
            handle.write(name)
            handle.flush()
            os.fsync(handle.fileno())
        pointer.replace(self.root / "CURRENT")
        kept = {name, before.name if before else name}
        for old in (self.root / "generations").iterdir():
            if old.name not in kept:
                _take_away(old)
        return final
