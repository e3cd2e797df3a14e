package import Foundation
import Synchronization

/// How a process ended.
package enum ProcessEnding: Hashable, Sendable {
    /// It returned this status.
    case exited(Int32)
    /// This signal ended it.
    case signalled(Int32)
}

/// A running program whose input is fed, whose two outputs are gathered, and which can be killed.
///
/// Both outputs are read from the start, so that a program that prints a lot never waits for the
/// test. A program that is still running when the last reference goes is killed.
package final class ChildProcess: Sendable {
    private struct State {
        var output: [UInt8] = []
        var errorOutput: [UInt8] = []
        var openOutputs = 2
        var ending: ProcessEnding?
    }

    private let process = Process()
    private let input = Pipe()
    private let state = Mutex(State())
    private let changed = NSCondition()

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - environment: added to the test's own environment; an empty text unsets a name.
    ///   - directory: where it runs; the test's own when nil.
    package init(
        _ executable: URL, _ arguments: [String] = [], environment: [String: String] = [:],
        directory: URL? = nil
    ) throws {
        process.executableURL = executable
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment
            .merging(environment) { _, added in added }
            .filter { !$0.value.isEmpty }
        if let directory { process.currentDirectoryURL = directory }
        let output = Pipe()
        let errorOutput = Pipe()
        process.standardInput = input
        process.standardOutput = output
        process.standardError = errorOutput
        process.terminationHandler = { [weak self] ended in
            let isSignal = ended.terminationReason == .uncaughtSignal
            let status = ended.terminationStatus
            self?.update { $0.ending = isSignal ? .signalled(status) : .exited(status) }
        }
        try process.run()
        gather(output.fileHandleForReading) { $0.output += $1 }
        gather(errorOutput.fileHandleForReading) { $0.errorOutput += $1 }
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }

    /// The system's number of the process.
    package var identifier: Int32 { process.processIdentifier }

    /// What it has printed so far.
    package var output: String { String(decoding: state.withLock(\.output), as: UTF8.self) }

    /// What it has printed to its error stream so far.
    package var errorOutput: String {
        String(decoding: state.withLock(\.errorOutput), as: UTF8.self)
    }

    /// Gives it some input. Does nothing when it no longer reads.
    package func write(_ text: String) {
        withoutBrokenPipeSignal {
            try? input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
        }
    }

    /// Ends its input.
    package func closeInput() {
        try? input.fileHandleForWriting.close()
    }

    /// Sends it a signal, such as `SIGKILL`. Does nothing when it has ended.
    package func send(signal: Int32) {
        if process.isRunning { kill(process.processIdentifier, signal) }
    }

    /// Waits until its output contains a text; false when it ended or the time ran out before.
    package func waitForOutput(containing text: String, withinSeconds limit: Double) -> Bool {
        let wanted = Array(text.utf8)
        _ = wait(withinSeconds: limit) { $0.output.contains(wanted) || $0.openOutputs == 0 }
        return state.withLock { $0.output.contains(wanted) }
    }

    /// Waits until it has ended and both outputs are read to their ends; nil when the time ran out.
    package func waitForEnd(withinSeconds limit: Double) -> ProcessEnding? {
        let isDone = wait(withinSeconds: limit) { $0.ending != nil && $0.openOutputs == 0 }
        return isDone ? state.withLock(\.ending) : nil
    }

    private func wait(withinSeconds limit: Double, until isMet: (State) -> Bool) -> Bool {
        let deadline = Date(timeIntervalSinceNow: limit)
        changed.lock()
        defer { changed.unlock() }
        while true {
            if state.withLock({ isMet($0) }) { return true }
            if !changed.wait(until: deadline) { return state.withLock { isMet($0) } }
        }
    }

    private func update(_ change: (inout State) -> Void) {
        changed.lock()
        state.withLock { change(&$0) }
        changed.broadcast()
        changed.unlock()
    }

    private func gather(
        _ handle: FileHandle, _ append: @escaping @Sendable (inout State, Data) -> Void
    ) {
        Thread.detachNewThread { [weak self] in
            while true {
                let data = handle.availableData
                guard !data.isEmpty, let self else { break }
                self.update { append(&$0, data) }
            }
            self?.update { $0.openOutputs -= 1 }
        }
    }
}

/// Runs a body in which writing to a process that has gone is an error, not the test's own end.
private func withoutBrokenPipeSignal(_ body: () -> Void) {
    #if os(Linux)
        // Blocked for this thread alone: an ignored signal would be inherited by every child.
        var brokenPipe = sigset_t()
        var before = sigset_t()
        sigemptyset(&brokenPipe)
        sigaddset(&brokenPipe, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &brokenPipe, &before)
        body()
        var atOnce = timespec()
        while sigtimedwait(&brokenPipe, nil, &atOnce) == SIGPIPE {}
        pthread_sigmask(SIG_SETMASK, &before, nil)
    #else
        body()
    #endif
}
