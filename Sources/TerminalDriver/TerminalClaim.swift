import CNcurses
import CTerminalGuard
import TerminalCanvas

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Claims the terminal for a full screen, runs a body with it, and puts it back as it was: when the
/// body returns or throws, and also when the program exits, traps or is ended in it.
///
/// Only from the main thread. While it runs, what is written to the error stream is kept back, and
/// follows once the screen has been left. A body that was told `.hangUp` returns soon; whoever
/// called this puts the rest in order and then calls `endAsAsked`.
///
/// - Throws: a `TerminalRefusal` before the body began, with nothing changed; else what it throws.
package func withTerminal<Outcome>(
    type: String?, _ body: (CursesTerminal) throws -> Outcome
) throws -> Outcome {
    let terminal = try CursesTerminal.claim(type: type ?? "")
    defer { terminal.release() }
    return try body(terminal)
}

/// Ends the program by the signal that asked for its end while the terminal was claimed, as its
/// parent expects; returns where none did.
package func endAsAsked() {
    guard_end_as_asked()
}

extension CursesTerminal {
    /// Claims the terminal on standard input and output.
    static func claim(type: String) throws(TerminalRefusal) -> CursesTerminal {
        guard isatty(STDIN_FILENO) == 1 else { throw .inputIsNoTerminal }
        guard isatty(STDOUT_FILENO) == 1 else { throw .outputIsNoTerminal }
        guard !type.isEmpty else { throw .typeNotSaid }
        let isUnicode = curses_take_locale()
        switch Int(curses_try_type(type, STDOUT_FILENO)) {
        case CURSES_USABLE: break
        case CURSES_UNKNOWN_TYPE: throw .unknownType(type)
        default: throw .tooSimple(type)
        }
        let paste = BracketedPaste()
        let leaving = paste.off + leavingBytes()
        let isGuarded = leaving.withUnsafeBufferPointer { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
                guard_claim(STDOUT_FILENO, $0.baseAddress, $0.count)
            }
        }
        guard isGuarded else { throw .notGiven }
        let size = measuredSize()
        guard curses_open(type, Int32(size.rows), Int32(size.columns)) else {
            guard_release()
            throw .notGiven
        }
        return CursesTerminal(
            type: type, size: size, isUnicode: isUnicode, keys: describedKeys(), paste: paste)
    }

    private static func leavingBytes() -> [UInt8] {
        var buffer = [CChar](repeating: 0, count: 480)
        let count = curses_leaving(&buffer, buffer.count)
        return buffer.prefix(count).map { UInt8(bitPattern: $0) }
    }

    /// What the terminal's description says of its keys.
    private static func describedKeys() -> [[UInt8]: Key] {
        let names: [(String, Key)] = [
            ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right),
            ("khome", .home), ("kend", .end), ("kpp", .pageUp), ("knp", .pageDown),
            ("kdch1", .delete), ("kcbt", .backTab), ("kent", .enter),
        ]
        var keys: [[UInt8]: Key] = [:]
        for (name, key) in names {
            if let bytes = capability(name) { keys[bytes] = key }
        }
        return keys
    }
}

/// The bytes of a string in a terminal's description.
private func capability(_ name: String) -> [UInt8]? {
    guard let found = curses_key(name) else { return nil }
    return Array(String(cString: found).utf8)
}

/// How a terminal is told to mark a paste as one.
struct BracketedPaste {
    let on: [UInt8]
    let off: [UInt8]

    /// As the description has it (`BE` and `BD` of ncurses' extensions), else as xterm has it:
    /// whoever can't do it passes over a private mode.
    init() {
        on = capability("BE") ?? Array("\u{1B}[?2004h".utf8)
        off = capability("BD") ?? Array("\u{1B}[?2004l".utf8)
    }
}
