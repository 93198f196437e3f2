"""PowerPoint slides (python-pptx), with native charts and tables."""
