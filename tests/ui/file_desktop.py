"""A desktop on which choosing a file is answered at once, and folders are only noted."""

from stage import NotingDesktop


class FileDesktop(NotingDesktop):
    """Answers every file chooser with `chosen`, or not at all when that is empty."""

    def __init__(self, chosen: str = "") -> None:
        super().__init__()
        self.chosen = chosen
        self.asked: list[tuple[str, str]] = []
        self.folders: list[str] = []

    def open_folder(self, path):
        self.folders.append(path)

    def pick_file(self, _parent, title, pattern, then):
        self.asked.append((title, pattern))
        if self.chosen:
            then(self.chosen)

    def pick_target(self, _parent, title, name, then):
        self.asked.append((title, name))
        if self.chosen:
            then(self.chosen)
