"""The desktop: what a person sees. It holds no key, opens no file and runs no SQL."""
