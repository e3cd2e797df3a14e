/// Gathers a paste up to its end mark, and keeps no more of it than a limit.
struct PasteAssembly: Sendable {
    /// What a terminal sends after a paste in bracketed paste mode (xterm's `ctlseqs`).
    private static let endMark: [UInt8] = Array("\u{1B}[201~".utf8)

    private var kept: [UInt8] = []
    private var lost = 0
    /// How much of the end mark has been seen.
    private var matched = 0

    /// Takes in bytes from an index on; where it stopped, and whether the paste has ended there.
    mutating func feed(
        _ bytes: [UInt8], from start: Int, limit: Int
    ) -> (end: Int, isFinished: Bool) {
        var index = start
        while index < bytes.count {
            if matched == 0 {
                let next = bytes[index...].firstIndex(of: 0x1B) ?? bytes.count
                keep(bytes[index..<next], limit)
                index = next
                if index == bytes.count { break }
            }
            if bytes[index] == Self.endMark[matched] {
                matched += 1
                index += 1
                if matched == Self.endMark.count { return (index, true) }
            } else {
                // It was no end mark after all, and only its first byte could begin another.
                keep(Self.endMark[..<matched], limit)
                matched = 0
            }
        }
        return (index, false)
    }

    /// The text so far and how many bytes of it were lost; the assembly is empty after.
    mutating func take() -> (text: String, lost: Int) {
        var lost = lost
        if lost > 0 {
            // The limit may have cut a character in two.
            let whole = Self.lengthOfWholeCharacters(kept)
            lost += kept.count - whole
            kept.removeLast(kept.count - whole)
        }
        defer { self = PasteAssembly() }
        return (String(decoding: kept, as: UTF8.self), lost)
    }

    private mutating func keep(_ bytes: ArraySlice<UInt8>, _ limit: Int) {
        let room = min(bytes.count, limit - kept.count)
        kept += bytes.prefix(room)
        lost += bytes.count - room
    }

    private static func lengthOfWholeCharacters(_ bytes: [UInt8]) -> Int {
        // At most three bytes of a character can be there without its last.
        for back in 1...4 where back <= bytes.count {
            let byte = bytes[bytes.count - back]
            if byte & 0xC0 == 0x80 { continue }
            let following = TextAssembly.following(lead: byte) ?? 0
            return following >= back ? bytes.count - back : bytes.count
        }
        return bytes.count
    }
}
