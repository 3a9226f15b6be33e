"""02: six questions, one per page. Nothing is on any disk before the last one is answered."""
