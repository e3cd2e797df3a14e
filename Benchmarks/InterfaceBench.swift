import CPseudoTerminal
import Foundation

/// Times the real program on a terminal of its own: what a person waits for.
struct InterfaceBench {
    let program: URL
    let columns: UInt16 = 160
    let rows: UInt16 = 50

    func run() throws {
        guard FileManager.default.isExecutableFile(atPath: program.path) else {
            return print("the interface: build patchbay first (swift build -c release)")
        }
        let database =
            FileManager.default.temporaryDirectory.path
            + "/patchbay-interface-\(getpid()).sqlite"
        defer {
            for suffix in ["", "-wal", "-shm", ".key"] {
                try? FileManager.default.removeItem(atPath: database + suffix)
            }
        }
        var first: [Double] = []
        for _ in 0..<15 {
            let clock = ContinuousClock()
            let start = clock.now
            let session = try ProgramOnTerminal(
                [program.path, "--database", database], columns: columns, rows: rows)
            session.awaitQuiet()
            first.append(Sampling.nanoseconds(session.lastByte - start))
            session.end()
        }
        print(
            "first frame, from starting the program (\(columns)×\(rows)): "
                + Sampling(nanoseconds: first).summary + " (aim: under 100 ms)")
        try keystrokes(database)
    }

    /// Characters at the console of a workbench, one after the other, and taken away again.
    private func keystrokes(_ database: String) throws {
        let session = try ProgramOnTerminal(
            [program.path, "practise", "misrouted-grade", "--new", "--database", database],
            columns: columns, rows: rows)
        session.awaitQuiet()
        // From the briefing to the workbench.
        session.send("\r")
        session.awaitQuiet()
        session.send("look\r")
        session.awaitQuiet()
        var spans: [Double] = []
        for round in 0..<400 {
            let key = round % 40 < 20 ? "x" : "\u{7F}"
            let clock = ContinuousClock()
            let start = clock.now
            session.send(key)
            guard session.awaitByte() else { return print("a keystroke brought nothing") }
            spans.append(Sampling.nanoseconds(session.lastByte - start))
            session.awaitQuiet(milliseconds: 3)
        }
        print(
            "a keystroke to the frame, by the real program: "
                + Sampling(nanoseconds: spans).summary
                + " (aim: median under 5 ms, 99 % under 16 ms)")
        let before = session.byteCount
        session.awaitQuiet(milliseconds: 3000)
        print("bytes written in 3 s of idling: \(session.byteCount - before) (aim: 0)")
        session.end()
    }
}

/// A program on a pseudo-terminal whose output is counted.
final class ProgramOnTerminal {
    private var terminal = PseudoTerminal()
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)
    private(set) var byteCount = 0
    /// When the last bytes came.
    private(set) var lastByte = ContinuousClock().now

    init(_ words: [String], columns: UInt16, rows: UInt16) throws {
        let variables = [
            "TERM=xterm-256color", "LC_ALL=C.UTF-8", "SWIFT_BACKTRACE=enable=no",
            "PATH=\(ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")",
            "PATCHBAY_CONTENT=" + FileManager.default.currentDirectoryPath, "USER=bench",
        ]
        let problem = pseudo_terminal_start(
            ProgramOnTerminal.texts(words), ProgramOnTerminal.texts(variables), rows, columns,
            &terminal)
        guard problem == 0 else { throw POSIXError(POSIXErrorCode(rawValue: problem) ?? .EIO) }
    }

    func send(_ text: String) {
        let bytes = Array(text.utf8)
        _ = write(terminal.master, bytes, bytes.count)
    }

    /// Waits for the next bytes; false where none come within two seconds.
    func awaitByte() -> Bool { take(withinMilliseconds: 2000) }

    /// Waits until nothing has come for a while.
    func awaitQuiet(milliseconds: Int32 = 250) {
        while take(withinMilliseconds: milliseconds) {}
    }

    /// Closes the window, as a person would who has had enough.
    func end() {
        close(terminal.master)
        close(terminal.slave)
        var status: Int32 = 0
        waitpid(terminal.parent, &status, 0)
        close(terminal.reports)
        close(terminal.news)
    }

    private func take(withinMilliseconds limit: Int32) -> Bool {
        let count = pseudo_terminal_read(
            terminal.master, &buffer, Int32(buffer.count), limit)
        guard count > 0 else { return false }
        byteCount += Int(count)
        lastByte = ContinuousClock().now
        return true
    }

    /// Texts that each end with a zero, and an empty one after the last.
    private static func texts(_ words: [String]) -> [CChar] {
        words.flatMap { Array($0.utf8CString) } + [0]
    }
}
