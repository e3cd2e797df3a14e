package import SimulationKernel

/// One accepted command: a verb, its words, and free text kept apart from the rest.
///
/// The words decide what happens; the text is for people and decides nothing, so that a session
/// can be replayed when its text has been erased.
package struct ExerciseCommand: Hashable, Sendable {
    package var verb: String
    package var words: [String]
    /// What was written to somebody or noted; nil where the verb has no text or none was given.
    package var text: String?

    package init(_ verb: String, _ words: [String] = [], text: String? = nil) {
        self.verb = verb
        self.words = words
        self.text = text
    }
}

/// The stored form leaves the text out: it stands in the journal's table of texts.
extension ExerciseCommand: CanonicalCodable {
    package func encode(to writer: inout CanonicalWriter) {
        writer.write(verb)
        writer.write(words.count)
        for word in words { writer.write(word) }
    }

    package init(from reader: inout CanonicalReader) throws(CanonicalError) {
        verb = try reader.readString()
        words = []
        for _ in 0..<(try reader.readCount()) { words.append(try reader.readString()) }
        text = nil
    }
}
