"""What keeps other eyes out: the quick exit, the quiet time, the system's own locks, the clipboard.

The parts only notice; what follows is done in one place, by the window and the application.
"""
