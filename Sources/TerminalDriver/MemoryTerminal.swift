package import TerminalCanvas

/// A terminal that is only remembered: events come from a list, canvases go to another.
package final class MemoryTerminal: Terminal {
    package private(set) var size: TerminalSize
    package var lostPasteBytes = 0
    /// Every canvas that was shown and differed from the one before.
    package private(set) var frames: [Canvas] = []
    /// For each of `frames`, how many cells are other than before; all of them after a change of
    /// size or a suspension.
    package private(set) var changedCells: [Int] = []
    /// How often the terminal was given back to the shell.
    package private(set) var suspensions = 0

    private var events: ArraySlice<TerminalEvent>
    private var shown: Canvas?

    /// A terminal of some size that will give these events.
    package init(size: TerminalSize, events: [TerminalEvent] = []) {
        self.size = size
        self.events = events[...]
    }

    /// Adds events after those that are left.
    package func add(_ more: [TerminalEvent]) { events += more }

    /// The next event of the list. Once it is empty: nil where there is a limit, else `.hangUp`,
    /// since nothing would ever come.
    package func next(withinMilliseconds limit: Int?) -> TerminalEvent? {
        guard let event = events.popFirst() else { return limit == nil ? .hangUp : nil }
        switch event {
        case .resized(let columns, let rows):
            size = TerminalSize(columns: columns, rows: rows)
            shown = nil
        case .resumed: shown = nil
        case .hangUp: events = [.hangUp]
        case .key, .paste: break
        }
        return event
    }

    /// Remembers a canvas, unless it shows already.
    package func present(_ canvas: Canvas) {
        if canvas == shown { return }
        changedCells.append(changes(to: canvas))
        frames.append(canvas)
        shown = canvas
    }

    /// Shows the next canvas even where it is the same.
    package func forget() { shown = nil }

    /// Is resumed at once.
    package func suspend() {
        suspensions += 1
        events = [.resumed] + events
    }

    private func changes(to canvas: Canvas) -> Int {
        guard let shown, shown.columns == canvas.columns, shown.rows == canvas.rows else {
            return canvas.columns * canvas.rows
        }
        return zip(shown.cells, canvas.cells).count { $0 != $1 }
    }
}
