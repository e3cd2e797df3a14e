import Foundation
import TerminalCanvas
import TerminalDriver
import Testing

/// The two terminals that claim nothing.
struct MemoryTerminalTests {
    private func canvas(_ signs: String, columns: Int = 4, rows: Int = 2) -> Canvas {
        var canvas = Canvas(columns: columns, rows: rows)
        for (column, scalar) in signs.unicodeScalars.enumerated() {
            canvas.put(Cell(scalar, .text), column: column, row: 0)
        }
        return canvas
    }

    @Test func givesItsEventsAndRemembersFrames() {
        let terminal = MemoryTerminal(
            size: TerminalSize(columns: 4, rows: 2),
            events: [.key(.enter), .resized(columns: 3, rows: 1)])
        terminal.present(canvas("ab"))
        terminal.present(canvas("ab"))
        terminal.present(canvas("ac"))
        #expect(terminal.changedCells == [8, 1])
        #expect(terminal.next(withinMilliseconds: nil) == .key(.enter))
        #expect(terminal.next(withinMilliseconds: nil) == .resized(columns: 3, rows: 1))
        #expect(terminal.size == TerminalSize(columns: 3, rows: 1))
        terminal.present(canvas("ac", columns: 3, rows: 1))
        #expect(terminal.changedCells == [8, 1, 3])
        #expect(terminal.frames.count == 3)
    }

    @Test func resumesAfterASuspension() {
        let terminal = MemoryTerminal(
            size: TerminalSize(columns: 4, rows: 2), events: [.key(.tab)])
        terminal.present(canvas("ab"))
        terminal.suspend()
        #expect(terminal.suspensions == 1)
        #expect(terminal.next(withinMilliseconds: 0) == .resumed)
        terminal.present(canvas("ab"))
        #expect(terminal.changedCells == [8, 8])
        #expect(terminal.next(withinMilliseconds: 0) == .key(.tab))
    }

    @Test func endsWhereNothingWouldEverCome() {
        let terminal = MemoryTerminal(size: TerminalSize(columns: 4, rows: 2))
        #expect(terminal.next(withinMilliseconds: 5) == nil)
        #expect(terminal.next(withinMilliseconds: nil) == .hangUp)
        terminal.add([.hangUp, .key(.enter)])
        #expect(terminal.next(withinMilliseconds: nil) == .hangUp)
        #expect(terminal.next(withinMilliseconds: 0) == .hangUp)
    }

    @Test(arguments: [
        (0, 0, 1, 1), (-3, 5, 1, 5), (80, 24, 80, 24), (65535, 65535, 1000, 300),
    ])
    func sizesAreHeld(columns: Int, rows: Int, heldColumns: Int, heldRows: Int) {
        let size = TerminalSize(columns: columns, rows: rows)
        #expect(size.columns == heldColumns && size.rows == heldRows)
    }

    @Test func readsLines() throws {
        let pipe = Pipe()
        let long = String(repeating: "x", count: PlainTerminal.lineLimit + 5000)
        let bytes = Data("one\ntwo\r\n\n".utf8) + Data([0xFF, 0x61, 0x0A]) + Data("last".utf8)
        let lines = PlainTerminal(input: pipe.fileHandleForReading.fileDescriptor)
        Thread.detachNewThread {
            try? pipe.fileHandleForWriting.write(contentsOf: Data((long + "\n").utf8) + bytes)
            try? pipe.fileHandleForWriting.close()
        }
        #expect(lines.nextLine() == String(long.prefix(PlainTerminal.lineLimit)))
        #expect(lines.nextLine() == "one")
        #expect(lines.nextLine() == "two")
        #expect(lines.nextLine() == "")
        #expect(lines.nextLine() == "\u{FFFD}a")
        #expect(lines.nextLine() == "last")
        #expect(lines.nextLine() == nil)
        #expect(lines.nextLine() == nil)
        #expect(!lines.isInteractive)
    }
}
