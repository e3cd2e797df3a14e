import Foundation
import TestSupport

/// The program in a real terminal: a tmux server of the test's own, keys in, the screen out.
///
/// What is on the screen is what a person would see, after the terminal has interpreted every
/// byte. Each wait has a limit; nothing is asserted about how long anything takes.
final class TmuxSession {
    private let socket: String

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
        // The server that this starts mustn't keep what the test has open: it would be waited for.
        let start = [
            "for path in /dev/fd/*; do number=${path##*/};",
            "if ((number > 2)); then eval \"exec $number>&-\"; fi; done;", "exec tmux -u -S",
            TmuxSession.quoted(socket), "-f /dev/null new-session -d",
            "-x \(columns) -y \(rows) sh", TmuxSession.quoted(shell),
            "< /dev/null > /dev/null 2>&1",
        ]
        try await run(
            URL(fileURLWithPath: "/usr/bin/env"), ["bash", "-c", start.joined(separator: " ")])
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
        TmuxSession.lines(try await tmux(["capture-pane", "-p"]))
    }

    private static func lines(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map {
            var line = $0
            while line.last == " " { line.removeLast() }
            return String(line)
        }
    }

    /// Waits until a text stands somewhere on the screen, and gives the screen back.
    ///
    /// - Throws: `TmuxWait` with the last screen where that never comes.
    @discardableResult
    func wait(for text: String) async throws -> [String] {
        // One shell looks again and again: a process for each look would be hundreds.
        let script = """
            for _ in $(seq 600); do
                screen=$(tmux -u -S "$1" capture-pane -p)
                case $screen in *"$2"*) printf '%s' "$screen"; exit 0;; esac
                sleep 0.05
            done
            printf '%s' "$screen"
            exit 9
            """
        let result = try await runProcess(
            URL(fileURLWithPath: "/usr/bin/env"), ["bash", "-c", script, "wait", socket, text],
            environment: ["TERM": "xterm-256color", "TMUX": ""], limitSeconds: 90)
        let screen = TmuxSession.lines(result.output)
        guard result.ending == .exited(0) else { throw TmuxWait(what: text, screen: screen) }
        return screen
    }

    @discardableResult
    private func tmux(_ arguments: [String]) async throws -> String {
        try await run(
            URL(fileURLWithPath: "/usr/bin/env"), ["tmux", "-u", "-S", socket] + arguments)
    }

    @discardableResult
    private func run(_ executable: URL, _ arguments: [String]) async throws -> String {
        let result = try await runProcess(
            executable, arguments, environment: ["TERM": "xterm-256color", "TMUX": ""],
            limitSeconds: 30)
        guard result.ending == .exited(0) else {
            throw TmuxWait(
                what: arguments.joined(separator: " ") + ": " + result.errorOutput, screen: [])
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
