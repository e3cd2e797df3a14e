package import Foundation

/// What a program did from its start to its end.
package struct FinishedProcess: Sendable {
    /// How it ended; nil when it ran out of time and was killed.
    package let ending: ProcessEnding?
    package let output: String
    package let errorOutput: String

    /// The status that it returned; nil when a signal or the time limit ended it.
    package var status: Int32? {
        if case .exited(let status) = ending { return status }
        return nil
    }

    /// Everything about the run, for a failing test's message.
    package var report: String {
        let how =
            switch ending {
            case .exited(let status): "returned \(status)"
            case .signalled(let number): "ended by signal \(number)"
            case nil: "ran out of time"
            }
        return "\(how)\n--- output\n\(output)\n--- error output\n\(errorOutput)"
    }
}

/// Runs a program with some input to its end.
///
/// - Parameters:
///   - input: the whole of its input; it sees the end of its input after it.
///   - environment: added to the test's own environment; an empty text unsets a name.
///   - directory: where it runs; the test's own when nil.
///   - limitSeconds: after which it is killed. It bounds a hung program; no test passes or fails
///     by how quick a healthy one is.
package func runProcess(
    _ executable: URL, _ arguments: [String] = [], input: String = "",
    environment: [String: String] = [:], directory: URL? = nil, limitSeconds: Double = 120
) async throws -> FinishedProcess {
    let child = try ChildProcess(
        executable, arguments, environment: environment, directory: directory)
    // Waiting happens on a thread of its own: the few threads that run tests stay free.
    return await withCheckedContinuation { continuation in
        Thread.detachNewThread {
            Thread.detachNewThread {
                child.write(input)
                child.closeInput()
            }
            var ending = child.waitForEnd(withinSeconds: limitSeconds)
            if ending == nil {
                child.send(signal: SIGKILL)
                _ = child.waitForEnd(withinSeconds: 5)
                ending = nil
            }
            continuation.resume(
                returning: FinishedProcess(
                    ending: ending, output: child.output, errorOutput: child.errorOutput))
        }
    }
}
