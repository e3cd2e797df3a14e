import Foundation
import TerminalDriver

/// Where lines come from: a script, or standard input.
struct LineInput {
    let isInteractive: Bool
    let next: () -> String?

    /// Lines of standard input; interactive where it is a terminal.
    static func standard() -> LineInput {
        let terminal = PlainTerminal()
        return LineInput(isInteractive: terminal.isInteractive, next: terminal.nextLine)
    }

    /// Lines of a file.
    static func script(_ path: String) throws -> LineInput {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure(
                description: "error: the script `\(path)` can't be read\n"
                    + "  try: --script FILE, a file with a command a line", status: 2)
        }
        var lines = String(decoding: data, as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false)[...]
        if lines.last?.isEmpty == true { lines.removeLast() }
        return LineInput(isInteractive: false) {
            lines.popFirst().map { $0.hasSuffix("\r") ? String($0.dropLast()) : String($0) }
        }
    }
}
