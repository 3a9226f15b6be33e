import os

# Before any Qt object: there is no display where tests run.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
