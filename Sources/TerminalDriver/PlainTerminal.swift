#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Lines as they come: what there is without a full screen. Nothing is claimed, and nothing has to
/// be put back.
package final class PlainTerminal {
    /// Bytes of a line that are kept: what goes beyond is passed over up to the line's end.
    package static let lineLimit = 1 << 16

    private let input: Int32
    private var buffer: [UInt8] = []
    private var hasEnded = false

    /// Lines of a descriptor; standard input where none is given.
    package init(input: Int32 = STDIN_FILENO) { self.input = input }

    /// Whether a person types: then a prompt is of use.
    package var isInteractive: Bool { isatty(input) == 1 }

    /// The next line without its end, with U+FFFD for what isn't UTF-8; nil at the end of the
    /// input. A last line without an end counts.
    package func nextLine() -> String? {
        var line: [UInt8] = []
        while true {
            if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
                keep(buffer[..<end], in: &line)
                buffer.removeFirst(end + 1)
                if line.last == UInt8(ascii: "\r") { line.removeLast() }
                return String(decoding: line, as: UTF8.self)
            }
            keep(buffer[...], in: &line)
            let wasEmpty = buffer.isEmpty && line.isEmpty
            buffer.removeAll(keepingCapacity: true)
            if !fill() {
                return wasEmpty ? nil : String(decoding: line, as: UTF8.self)
            }
        }
    }

    private func keep(_ bytes: ArraySlice<UInt8>, in line: inout [UInt8]) {
        line += bytes.prefix(Self.lineLimit - line.count)
    }

    private func fill() -> Bool {
        if hasEnded { return false }
        var bytes = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(input, &bytes, bytes.count)
            if count < 0 && errno == EINTR { continue }
            hasEnded = count <= 0
            if count > 0 { buffer += bytes[..<count] }
            return count > 0
        }
    }
}
