"""What the tool speaks of: frozen, slotted dataclasses inside; strict pydantic models at the edges."""
