"""Page images read by Tesseract in French, where it is installed (Debian: tesseract-ocr tesseract-ocr-fra)."""

import shutil
import subprocess

DOTS_PER_INCH = 300  # Tesseract reads best at 300 dpi
SECONDS = 60  # a page that takes longer is given up


def recognise(page: object, number: int) -> str:
    """The text of a page image, "" for a blank page; ValueError where Tesseract or its French is missing."""
    bitmap = page.render(scale=DOTS_PER_INCH / 72, grayscale=True)  # type: ignore[attr-defined]
    image = bitmap.to_pil()
    if _is_blank(image):
        return ""
    program = shutil.which("tesseract")
    if program is None:
        raise ValueError(
            f"page {number} is a scan without text: install Tesseract with French (tesseract-ocr tesseract-ocr-fra)"
        )
    import io

    held = io.BytesIO()
    image.save(held, format="PNG")
    command = [program, "stdin", "stdout", "-l", "fra", "--psm", "4"]
    try:
        done = subprocess.run(command, input=held.getvalue(), capture_output=True, timeout=SECONDS, check=True)
    except (subprocess.SubprocessError, OSError) as error:
        raise ValueError(f"page {number} is a scan that Tesseract could not read ({error})") from error
    return done.stdout.decode("utf-8", "replace")


def _is_blank(image: object) -> bool:
    low, high = image.getextrema()  # type: ignore[attr-defined]
    return bool(high - low < 8)
