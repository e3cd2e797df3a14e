import Foundation
import TerminalCanvas

/// Standard output and standard error, written whole and at once.
enum Output {
    static func write(_ text: String) { put(text + "\n", to: FileHandle.standardOutput) }

    /// An element in lines.
    static func write(_ element: Element) {
        let lines = LineReader().lines(element)
        if !lines.isEmpty { write(lines.joined(separator: "\n")) }
    }

    static func error(_ text: String) { put(text + "\n", to: FileHandle.standardError) }

    /// A prompt: no line break after it.
    static func prompt(_ text: String) { put(text, to: FileHandle.standardOutput) }

    /// A reader that went away (a closed pipe) isn't worth a message: nobody would see it.
    private static func put(_ text: String, to handle: FileHandle) {
        do {
            try handle.write(contentsOf: Data(text.utf8))
        } catch {
            exit(1)
        }
    }
}
