import Foundation
import TestSupport

/// The built program, run in a folder and on records of the test's own.
struct Program {
    let executable: URL
    let database: URL
    let folder: URL

    init(in folder: URL) throws {
        executable = try builtBinary(named: "patchbay")
        self.folder = folder
        database = folder.appendingPathComponent("records.sqlite")
    }

    var environment: [String: String] {
        [
            "PATCHBAY_DATABASE": database.path, "PATCHBAY_CONTENT": checkout().path,
            "USER": "tester", "TERM": "dumb",
        ]
    }

    /// Runs it to its end.
    func run(_ arguments: [String], input: String = "") async throws -> FinishedProcess {
        try await runProcess(
            executable, arguments, input: input, environment: environment, directory: folder,
            limitSeconds: 240)
    }

    /// Starts it and leaves it running.
    func start(_ arguments: [String]) throws -> ChildProcess {
        try ChildProcess(executable, arguments, environment: environment, directory: folder)
    }
}
