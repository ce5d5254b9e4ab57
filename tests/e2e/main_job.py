#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job by mouse and keys, in a desktop of its own: main_job.py TAGLOOM TAGLOOM_CLI

First launch, import through the running window, tagging by drag, by Ctrl+T and by digit, each looked up in the library file
at once, then closing and opening again. Ends every process it starts.
"""

import contextlib
import json
import os
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile
import time

PATIENCE = 30  # seconds for any one thing to become true


def wait_for(what, condition):
    """Returns what condition() gives as soon as that is something."""
    end = time.monotonic() + PATIENCE
    while True:
        result = condition()
        if result:
            return result
        if time.monotonic() > end:
            raise AssertionError(f"never came true: {what}")
        time.sleep(0.02)


class Desktop:
    """An X server, a window manager and an accessibility bus that nobody else uses."""

    def __init__(self, folder):
        self.folder = folder
        self.processes = []
        self.log = open(folder / "log", "w+")
        for name in ("home", "run"):
            (folder / name).mkdir(mode=0o700)
        environment = {key: value for key, value in os.environ.items()
                       if not key.startswith(("XDG_", "QT_", "DBUS_", "WAYLAND_", "AT_SPI"))}
        environment.update(HOME=str(folder / "home"), XDG_RUNTIME_DIR=str(folder / "run"), LC_ALL="C.UTF-8",
                           QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", NO_AT_BRIDGE="0")
        os.environ.clear()
        os.environ.update(environment)
        os.environ["DISPLAY"] = ":" + self.announced("Xvfb", "-displayfd", "{fd}", "-screen", "0", "1280x900x24",
                                                     "-nolisten", "tcp", "-noreset")
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = self.announced("dbus-daemon", "--session", "--nofork",
                                                                "--print-address={fd}")
        self.start("openbox", "--sm-disable")
        wait_for("a window manager", lambda: b"window id" in self.output("xprop", "-root", "_NET_SUPPORTING_WM_CHECK"))
        self.start("/usr/libexec/at-spi-bus-launcher", "--launch-immediately")
        wait_for("an accessibility bus", lambda: b"true" in self.output(
            "dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus", "/", "org.freedesktop.DBus.NameHasOwner",
            "string:org.a11y.Bus"))

    def start(self, *command, **options):
        process = subprocess.Popen(command, stdout=self.log, stderr=self.log, **options)
        self.processes.append(process)
        return process

    def announced(self, *command):
        """Starts what tells its address on a file descriptor, and returns that."""
        reader, writer = os.pipe()
        self.start(*(part.format(fd=writer) for part in command), pass_fds=[writer])
        os.close(writer)
        with os.fdopen(reader) as lines:
            return lines.readline().strip()

    def output(self, *command):
        return subprocess.run(command, stdout=subprocess.PIPE, stderr=self.log, check=False).stdout

    def end(self):
        for process in reversed(self.processes):
            if process.poll() is None:
                process.terminate()
                try:
                    process.wait(5)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()


class Window:
    """The program, found by eye (AT-SPI) and used by hand (xdotool)."""

    def __init__(self, desktop, program):
        self.desktop = desktop
        self.process = desktop.start(program)
        self.window = wait_for("a window", lambda: desktop.output(
            "xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)).split()[-1:])[0].decode()
        self.xdotool("windowactivate", "--sync", self.window)

    @staticmethod
    def xdotool(*words):
        subprocess.run(("xdotool",) + words, check=True)

    def key(self, *chords):
        self.xdotool("key", "--clearmodifiers", *chords)

    def find(self, role, name):
        """Centre on the screen of what is shown with this role and a name that matches; None while there is none."""
        import pyatspi  # asks for the bus as soon as it is imported

        def search(part, depth):
            try:
                if part.getRoleName() == role and re.fullmatch(name, part.name):
                    box = part.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
                    if box.width > 0 and part.getState().contains(pyatspi.STATE_SHOWING):
                        return box.x + box.width // 2, box.y + box.height // 2
                for index in range(min(part.childCount, 80) if depth else 0):
                    child = part.getChildAtIndex(index)
                    found = child and search(child, depth - 1)
                    if found:
                        return found
            except Exception:  # what was looked at has gone meanwhile
                pass
            return None

        for application in pyatspi.Registry.getDesktop(0):
            if application and application.get_process_id() == self.process.pid:
                return search(application, 12)
        return None

    def spot(self, role, name):
        return wait_for(f"{role} “{name}”", lambda: self.find(role, name))

    def click(self, spot):
        self.xdotool("mousemove", *map(str, spot), "click", "1")

    def windows(self):
        return len(self.desktop.output("xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)).split())

    def drag(self, start, end):
        """A real drag. The picture under the pointer is a window of its own: it comes with the drag and goes with it."""
        before = self.windows()
        self.xdotool("mousemove", *map(str, start), "mousedown", "1")
        steps = 20
        for step in range(1, steps + 1):
            self.xdotool("mousemove", *(str(a + (b - a) * step // steps) for a, b in zip(start, end)))
            if step == steps // 2:
                wait_for("a drag", lambda: self.windows() > before)
        # A hand rests on the target before it lets go; the target is asked meanwhile.
        for step in range(8):
            self.xdotool("mousemove", str(end[0] + step % 2), str(end[1]), "sleep", "0.05")
        self.xdotool("mouseup", "1")
        wait_for("the end of the drag", lambda: self.windows() == before)

    def close(self):
        self.key("ctrl+q")
        wait_for("the end of the program", lambda: self.process.poll() is not None)
        assert self.process.returncode == 0, f"exit {self.process.returncode}"


def main(tagloom, tagloom_cli):
    with tempfile.TemporaryDirectory(prefix="tagloom-e2e-") as name:
        folder = pathlib.Path(name)
        desktop = Desktop(folder)
        try:
            run(desktop, folder, tagloom, tagloom_cli)
        except BaseException:
            desktop.log.seek(0)
            sys.stderr.write(desktop.log.read()[-4000:])
            raise
        finally:
            desktop.end()
            desktop.log.close()


def run(desktop, folder, tagloom, tagloom_cli):
    library = folder / "home/.local/share/tagloom/library.tagloom"

    def value(statement, *values):
        with contextlib.closing(sqlite3.connect(f"file:{library}?mode=ro", uri=True)) as connection:
            return connection.execute(statement, values).fetchone()[0]

    def has(title, tag):
        return value("SELECT count(*) FROM item_tags JOIN items ON items.id = item_id JOIN tags ON tags.id = tag_id "
                     "WHERE title = ? AND tags.name = ?", title, tag) == 1

    window = Window(desktop, tagloom)
    wait_for("the first launch makes a library", library.exists)
    assert value("SELECT count(*) FROM items") == 0
    window.spot("push button", "Import bookmarks")

    source = folder / "bookmarks.jsonl"
    records = [{"tagloom": 1, "content": "library"}, {"record": "tag", "name": "chemistry"},
               {"record": "tag", "name": "physics"}, {"record": "tag", "name": "to read", "pin": 3}]
    records += [{"record": "item", "kind": "bookmark", "title": title, "url": f"https://example.org/{number}"}
                for number, title in enumerate(("Quarks", "Leptons", "Bosons"))]
    source.write_text("\n".join(map(json.dumps, records)) + "\n")
    # The window holds the lock, so this works through its socket or not at all.
    subprocess.run([tagloom_cli, "import", str(source)], check=True, stdout=desktop.log)
    assert value("SELECT count(*) FROM items") == 3
    item = window.spot("table cell", r"Leptons\n.*")
    tag = window.spot("table cell", r"physics, \d+ items?")

    window.drag(item, tag)
    wait_for("a drag tags", lambda: has("Leptons", "physics"))
    assert value("SELECT count(*) FROM item_tags") == 1

    window.click(window.spot("table cell", r"Quarks\n.*"))
    window.key("ctrl+t")
    window.xdotool("type", "che")
    window.key("Return")
    wait_for("Ctrl+T, three letters and Enter tag", lambda: has("Quarks", "chemistry"))
    window.key("Escape")

    window.click(window.spot("table cell", r"Bosons\n.*"))
    window.key("3")
    wait_for("a digit tags", lambda: has("Bosons", "to read"))
    assert value("SELECT count(*) FROM item_tags") == 3

    window.close()
    assert not pathlib.Path(f"{library}-wal").exists(), "the log was not folded into the library"
    window = Window(desktop, tagloom)
    window.spot("table cell", r"Leptons\n.*")
    window.spot("table cell", r"physics, \d+ items?")
    assert value("SELECT count(*) FROM item_tags") == 3
    window.close()


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
