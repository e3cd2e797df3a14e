import CPseudoTerminal
import Foundation
import Synchronization
import TestSupport

/// The probe running on a terminal of its own, and all that could be seen of it from outside.
final class ProbeSession: Sendable {
    private struct State {
        var output: [UInt8] = []
        var reports: [UInt8] = []
        var process: Int32 = 0
        var stops = 0
        var ending: ProcessEnding?
        /// How often the terminal had nothing to read.
        var quietMoments = 0
        var windowHasEnded = false
        var reportsHaveEnded = false
    }

    /// What is read on a thread of its own.
    private enum Source { case window, reports, news }

    /// The modes that the terminal had before the program began.
    let modesBefore: termios
    private let terminal: PseudoTerminal
    private let state = Mutex(State())
    private let isWindowClosed = Mutex(false)

    /// Starts the probe. The environment is these variables and what the system needs, no more.
    init(
        _ mode: String = "events", environment: [String: String] = [:], columns: UInt16 = 80,
        rows: UInt16 = 24
    ) throws {
        let binary = try builtBinary(named: "terminal-probe")
        var variables = ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8"]
        // The backtracer of Swift would ask the terminal what to do.
        variables["SWIFT_BACKTRACE"] = "enable=no"
        for name in ["PATH", "LD_LIBRARY_PATH", "TMPDIR"] {
            variables[name] = ProcessInfo.processInfo.environment[name]
        }
        variables.merge(environment) { _, given in given }
        var started = PseudoTerminal()
        let problem = pseudo_terminal_start(
            Self.texts([binary.path, mode]),
            Self.texts(variables.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }),
            rows, columns, &started)
        guard problem == 0 else { throw POSIXError(POSIXErrorCode(rawValue: problem) ?? .EIO) }
        modesBefore = started.before
        terminal = started
        gather(.window, dup(started.master))
        gather(.reports, started.reports)
        gather(.news, started.news)
    }

    deinit {
        let process = state.withLock { $0.ending == nil ? $0.process : 0 }
        if process > 0 { kill(process, SIGKILL) }
        var status: Int32 = 0
        waitpid(terminal.parent, &status, 0)
        closeWindow()
        close(terminal.slave)
    }

    /// All that was written to the terminal so far.
    var output: String { String(decoding: state.withLock(\.output), as: UTF8.self) }
    /// The number of bytes of it.
    var outputCount: Int { state.withLock { $0.output.count } }
    /// What the probe said, a line each.
    var reports: [String] {
        String(decoding: state.withLock(\.reports), as: UTF8.self)
            .split(separator: "\n").map(String.init)
    }

    /// Whether the terminal's modes are what they were before.
    var hasModesOfBefore: Bool {
        var now = termios()
        var before = modesBefore
        tcgetattr(terminal.slave, &now)
        return pseudo_terminal_same_modes(&now, &before)
    }

    /// Whether the last of these that was written is the second. What was written may still be on
    /// its way: false only when the time ran out.
    func ended(_ begin: String, with end: String) -> Bool {
        wait { _ in
            let written = self.output
            guard let last = written.range(of: end, options: .backwards) else { return false }
            let first = written.range(of: begin, options: .backwards)
            return first.map { $0.lowerBound < last.lowerBound } ?? true
        }
    }

    func type(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(terminal.master, $0.baseAddress, $0.count) }
            if count <= 0 { return }
            rest = rest.dropFirst(count)
        }
    }

    func type(_ text: String) { type(Array(text.utf8)) }

    func send(_ signal: Int32) {
        let process = state.withLock(\.process)
        if process > 0 { kill(process, signal) }
    }

    func resize(columns: UInt16, rows: UInt16) {
        withUnsafePointer(to: terminal) { pseudo_terminal_resize($0, rows, columns) }
    }

    /// Closes the test's end of the terminal, as a window that goes away.
    func closeWindow() {
        isWindowClosed.withLock {
            if !$0 { close(terminal.master) }
            $0 = true
        }
    }

    /// Waits until the probe has said a line so many times; false when the time ran out.
    func wait(untilReports line: String, count: Int) -> Bool {
        wait { _ in self.reports.filter { $0 == line }.count >= count }
    }

    /// Waits for a line of the probe's; false when the time ran out.
    func waitForReport(_ line: String) -> Bool { wait { _ in self.reports.contains(line) } }

    /// Waits until the terminal was sent a text; false when the time ran out.
    func waitForOutput(_ text: String) -> Bool { wait { _ in self.output.contains(text) } }

    /// Waits until the program was stopped for the nth time.
    func waitForStop(_ count: Int = 1) -> Bool { wait { $0.withLock(\.stops) >= count } }

    /// Waits until it has ended and all that it wrote is here; nil when the time ran out.
    func waitForEnd() -> ProcessEnding? {
        _ = wait { $0.withLock { $0.ending != nil && $0.reportsHaveEnded } }
        // The terminal itself stays open: all is here once there was nothing to read.
        let quiet = state.withLock(\.quietMoments)
        _ = wait { $0.withLock { $0.windowHasEnded || $0.quietMoments > quiet + 1 } }
        return state.withLock(\.ending)
    }

    /// Texts that each end with a zero, and an empty one.
    private static func texts(_ texts: [String]) -> [CChar] {
        texts.flatMap { Array($0.utf8CString) } + [0]
    }

    /// Looks again and again. The limit bounds a hung program; no test rests on its length.
    private func wait(until isMet: (borrowing Mutex<State>) -> Bool) -> Bool {
        for _ in 0..<600 {
            if isMet(state) { return true }
            usleep(50_000)
        }
        return isMet(state)
    }

    /// Reads a descriptor on a thread of its own, which alone closes it: a number that is closed
    /// while somebody still reads it may be another terminal's by then.
    private func gather(_ source: Source, _ descriptor: Int32) {
        let owner = Unowned(self)
        Thread.detachNewThread {
            defer { close(descriptor) }
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            while true {
                let count = pseudo_terminal_read(descriptor, &buffer, Int32(buffer.count), 50)
                guard let session = owner.session,
                    session.take(source, count, Array(buffer.prefix(max(0, Int(count)))))
                else { return }
            }
        }
    }

    /// Takes in what was read; false when there will be no more.
    private func take(_ source: Source, _ count: Int32, _ bytes: [UInt8]) -> Bool {
        let isClosed = isWindowClosed.withLock { $0 }
        return state.withLock { state in
            switch source {
            case .window:
                state.output += bytes
                state.quietMoments += count < 0 ? 1 : 0
                state.windowHasEnded = count == 0 || (count < 0 && isClosed)
                return !state.windowHasEnded
            case .reports:
                state.reports += bytes
                state.reportsHaveEnded = count == 0
            case .news: Self.note(bytes, in: &state)
            }
            return count != 0
        }
    }

    /// Reads what the program's parent has seen.
    private static func note(_ bytes: [UInt8], in state: inout State) {
        let words = bytes.withUnsafeBytes { Array($0.bindMemory(to: Int32.self)) }
        for index in stride(from: 0, to: words.count - 1, by: 2) {
            let value = words[index + 1]
            switch UInt8(truncatingIfNeeded: words[index]) {
            case UInt8(ascii: "p"): state.process = value
            case UInt8(ascii: "s"): state.stops += 1
            case UInt8(ascii: "x"): state.ending = .exited(value)
            case UInt8(ascii: "k"): state.ending = .signalled(value)
            default: break
            }
        }
    }
}

/// A session that a reading thread must not keep alive.
private final class Unowned: Sendable {
    private let reference: Mutex<WeakSession>

    private struct WeakSession {
        weak var session: ProbeSession?
    }

    init(_ session: ProbeSession) { reference = Mutex(WeakSession(session: session)) }

    var session: ProbeSession? { reference.withLock(\.session) }
}
