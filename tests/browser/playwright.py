"""Fetches what drives the browser, once, by its locked version."""
import os
import pathlib
import shutil
import subprocess

HERE = pathlib.Path(__file__).resolve().parent


def fetched_playwright(test):
    """Returns where playwright-core is; skips the test where it or the browser cannot be had."""
    for program in ("chromium", "node", "npm"):
        if shutil.which(program) is None:
            test.skipTest(f"{program} is not installed")
    folder = pathlib.Path(os.environ.get("PALIMPSEST_BROWSER", test.folder)) / "playwright"
    module = folder / "node_modules" / "playwright-core" / "index.mjs"
    lock = folder / "package-lock.json"
    is_fetched = module.exists() and lock.exists() and lock.read_bytes() == (HERE / "package-lock.json").read_bytes()
    if not is_fetched:
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, folder)
        done = subprocess.run(["npm", "ci", "--no-audit", "--no-fund"], cwd=folder, text=True, capture_output=True,
                              timeout=300, check=False)
        if done.returncode != 0:
            lock.unlink(missing_ok=True)
            test.skipTest("playwright-core cannot be fetched: " + done.stderr.strip()[-200:])
    return module
