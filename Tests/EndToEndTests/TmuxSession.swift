import Foundation
import TestSupport

/// The program in a real terminal: a tmux server of the test's own, keys in, the screen out.
///
/// What is on the screen is what a person would see, after the terminal has interpreted every
/// byte. Each wait has a limit; nothing is asserted about how long anything takes.
final class TmuxSession {
    private let socket: String
    private let limit: Duration = .seconds(30)

    /// Starts the program in a terminal of so many columns and rows.
    ///
    /// - Parameter environment: for the program, on top of the test's own.
    init(
        _ program: Program, _ arguments: [String], columns: Int, rows: Int,
        environment: [String: String] = [:]
    ) async throws {
        socket = program.folder.appendingPathComponent("tmux-\(columns)x\(rows).socket").path
        var variables = program.environment.merging(environment) { _, given in given }
        // The terminal that the program sees is tmux's.
        if environment["TERM"] == nil { variables["TERM"] = "tmux-256color" }
        variables["LC_ALL"] = "C.UTF-8"
        variables["SWIFT_BACKTRACE"] = "interactive=no,enable=no"
        let words = variables.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        let command = (["env"] + words + [program.executable.path] + arguments)
            .map(TmuxSession.quoted).joined(separator: " ")
        let shell = program.folder.appendingPathComponent("tour.sh").path
        // The shell stays when the program ends, so that what it left behind can be seen.
        try "\(command)\necho \"ended: $?\"\nstty -a | grep -o '[-]*icanon'\nexec sleep 600\n"
            .write(toFile: shell, atomically: true, encoding: .utf8)
        try await tmux([
            "-f", "/dev/null", "new-session", "-d", "-x", String(columns), "-y", String(rows),
            "sh", shell,
        ])
        try await tmux(["set-option", "-g", "status", "off"])
        try await tmux(["resize-window", "-x", String(columns), "-y", String(rows)])
    }

    /// Ends the server and whatever runs in it.
    func end() async {
        _ = try? await tmux(["kill-server"])
    }

    /// Presses keys by tmux's names (`Enter`, `C-p`, `Tab`, `Up`).
    func press(_ keys: String...) async throws {
        try await tmux(["send-keys"] + keys)
    }

    /// Types a text as it is.
    func type(_ text: String) async throws {
        try await tmux(["send-keys", "-l", "--", text])
    }

    /// Types a line and presses Enter.
    func enter(_ line: String) async throws {
        try await type(line)
        try await press("Enter")
    }

    /// Gives the terminal another size.
    func resize(columns: Int, rows: Int) async throws {
        try await tmux(["resize-window", "-x", String(columns), "-y", String(rows)])
    }

    /// What is on the screen now, a line each, without spaces at the ends.
    func screen() async throws -> [String] {
        let text = try await tmux(["capture-pane", "-p"])
        return text.split(separator: "\n", omittingEmptySubsequences: false).map {
            var line = $0
            while line.last == " " { line.removeLast() }
            return String(line)
        }
    }

    /// Waits until the screen is as wanted, and gives it back.
    ///
    /// - Throws: `TmuxWait` with the last screen where that never comes.
    @discardableResult
    func wait(
        for what: String, until isThere: ([String]) -> Bool
    ) async throws -> [String] {
        let clock = ContinuousClock()
        let end = clock.now + limit
        var screen: [String] = []
        while clock.now < end {
            screen = try await self.screen()
            if isThere(screen) { return screen }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw TmuxWait(what: what, screen: screen)
    }

    /// Waits until a text stands somewhere on the screen.
    @discardableResult
    func wait(for text: String) async throws -> [String] {
        try await wait(for: text) { $0.contains { $0.contains(text) } }
    }

    @discardableResult
    private func tmux(_ arguments: [String]) async throws -> String {
        let result = try await runProcess(
            URL(fileURLWithPath: "/usr/bin/env"), ["tmux", "-u", "-S", socket] + arguments,
            input: "", environment: ["TERM": "xterm-256color", "TMUX": ""], limitSeconds: 30)
        guard result.ending == .exited(0) else {
            throw TmuxWait(
                what: "tmux " + arguments.joined(separator: " ") + ": " + result.errorOutput,
                screen: [])
        }
        return result.output
    }

    private static func quoted(_ word: String) -> String {
        "'" + word.replacing("'", with: "'\\''") + "'"
    }
}

/// Something that never came onto the screen.
struct TmuxWait: Error, CustomStringConvertible {
    var what: String
    var screen: [String]

    var description: String {
        "waited in vain for: \(what)\n" + screen.map { "| " + $0 }.joined(separator: "\n")
    }
}
