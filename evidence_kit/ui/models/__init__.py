"""Item models over values of the case, and pure words about them. They hold no picture."""
