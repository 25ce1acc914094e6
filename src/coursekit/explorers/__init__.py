"""Views of the course's registers in a notebook: to look around in, by mouse, touch and keys."""
