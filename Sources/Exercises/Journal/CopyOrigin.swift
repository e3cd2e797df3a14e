/// Where a practice copy was taken from: a session, and the last of its lines that was done again.
///
/// It stands in the copy's header as its provenance, so that a journal says by itself that its
/// first lines were somebody's before.
package struct CopyOrigin: Hashable, Sendable {
    /// The id of the session that was copied.
    package let session: String
    /// The number of its last line in the copy; 0 where the copy starts from the beginning.
    package let line: Int

    package init(session: String, line: Int) {
        self.session = session
        self.line = line
    }

    /// The origin that a header's provenance names; nil for any other provenance.
    package init?(provenance: String) {
        let words = provenance.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 5, words[0] == "copy", words[1] == "of", words[3] == "line",
            !words[2].isEmpty, let line = Int(words[4]), line >= 0, String(line) == words[4]
        else { return nil }
        self.init(session: String(words[2]), line: line)
    }

    /// How a header says it: `copy of s1mfj3q0-7x2k line 12`.
    package var provenance: String { "copy of \(session) line \(line)" }
}

extension JournalHeader {
    /// Where the session was copied from; nil for a session of its own.
    package var copyOrigin: CopyOrigin? { CopyOrigin(provenance: provenance) }
}
