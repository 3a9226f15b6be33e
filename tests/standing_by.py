"""A process that stands by with everything loaded, from which others are forked.

What starts a program hundreds or thousands of times starts a stand-in instead, a Python that loads
nothing (``tests/stand_in.py``): it passes its folder, environment, input and output on to a child
of the process that stands by, and ends as that child ends; when it is killed, so is the child.

The rules are: whoever stands by has one thread and opens nothing, or a child would inherit it; what
a child is, is said once, by the module that loads it.
"""

import gc
import os
import select
import signal
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import NoReturn

from tests import stand_in

IS_POSSIBLE = hasattr(os, "pidfd_open")
"""Elsewhere than on Linux everything is started from its very beginning."""

Be = Callable[[bytes, list[int]], NoReturn]
"""Is the program in a child: in this folder, with these as its input, output and errors."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """A forked process, and the line to its stand-in."""

    pid: int
    ended: int
    """A descriptor that can be read when the process has ended."""
    line: socket.socket

    def is_alone(self) -> bool:
        """Return whether the stand-in is gone: it never says anything more."""
        ready = select.poll()
        ready.register(self.line, select.POLLIN)
        return bool(ready.poll(0))

    def let_go(self) -> None:
        """Close what leads to it."""
        self.line.close()
        os.close(self.ended)


class StandingBy:
    """Forks a child for each stand-in that comes.

    Args:
        door: Where they come.
        be: What a child does; it never returns.
    """

    def __init__(self, door: socket.socket, be: Be) -> None:
        self._door = door
        self._be = be
        self._children: list[Child] = []

    def serve(self) -> None:
        """Serve whoever comes, until the input ends."""
        while True:
            waiting = select.poll()
            for each in (0, self._door, *(each.ended for each in self._children)):
                waiting.register(each, select.POLLIN)
            for child in self._children:
                waiting.register(child.line, select.POLLIN)
            ready = {descriptor for descriptor, _ in waiting.poll()}
            self._see_off()
            if 0 in ready:
                return
            if self._door.fileno() in ready:
                self._meet(self._door.accept()[0])

    def _see_off(self) -> None:
        """End every child whose stand-in is gone; tell every stand-in whose child is gone."""
        for child in tuple(self._children):
            is_alone = child.is_alone()
            if is_alone:
                os.kill(child.pid, signal.SIGKILL)
            pid, status = os.waitpid(child.pid, 0 if is_alone else os.WNOHANG)
            if not pid:
                continue
            if not is_alone:
                child.line.sendall(stand_in.STATUS.pack(os.waitstatus_to_exitcode(status)))
            child.let_go()
            self._children.remove(child)

    def _meet(self, line: socket.socket) -> None:
        said, descriptors, _, _ = socket.recv_fds(line, 1, 3)
        order = b""
        if said == stand_in.ARE_ALL_GONE:
            self._see_off()
            line.sendall(stand_in.ARE_ALL_GONE)
        elif said:
            order = stand_in.heard(line)
        if not order:
            # A stand-in that was killed before it had said what it is has no child.
            line.close()
        else:
            pid = os.fork()
            if pid == 0:
                self._be_the_child(line, order, descriptors)
            self._children.append(Child(pid=pid, ended=os.pidfd_open(pid), line=line))
        for descriptor in descriptors:
            os.close(descriptor)

    def _be_the_child(self, line: socket.socket, order: bytes, descriptors: list[int]) -> NoReturn:
        try:
            line.close()
            self._door.close()
            for child in self._children:
                child.let_go()
            folder, *environment = order.split(b"\0")
            os.environb.clear()
            os.environb.update(tuple(each.split(b"=", 1)) for each in environment)
            self._be(folder, descriptors)
        finally:
            os._exit(70)


def stand_by(address: str, be: Be) -> None:
    """Stand by at this address until the input ends."""
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(address)
        door.listen()
        # What is loaded stays; walking through it would copy it into every child.
        gc.collect()
        gc.freeze()
        sys.stdout.write("loaded\n")
        sys.stdout.flush()
        StandingBy(door, be).serve()


def wait_until_all_are_gone(address: str) -> None:
    """Return once no child is left whose stand-in is gone."""
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(address)
        line.sendall(stand_in.ARE_ALL_GONE)
        assert line.recv(1) == stand_in.ARE_ALL_GONE
