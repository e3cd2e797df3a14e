package import SimulationKernel

/// What a command contributes to a journal, before it has a place in the chain.
package struct JournalEntry: Hashable, Sendable {
    /// When the command was given.
    package let time: SimulatedTime
    /// Canonical bytes; texts are named by their index in `texts`.
    package let command: [UInt8]
    /// Canonical bytes; empty where the command read nothing.
    package let reading: [UInt8]
    /// The engine's state after the command, on every so many lines.
    package let stateDigest: UInt64?
    /// What a person typed with the command, in the order in which it names the texts.
    package let texts: [FreeText]

    package init(
        time: SimulatedTime, command: [UInt8], reading: [UInt8] = [], stateDigest: UInt64? = nil,
        texts: [FreeText] = []
    ) {
        self.time = time
        self.command = command
        self.reading = reading
        self.stateDigest = stateDigest
        self.texts = texts
    }
}

/// A line with its bytes, hash and texts, ready to be stored and then appended.
///
/// Only a `JournalTail` makes one, so its parts always agree with each other; whether it fits the
/// end of a given journal is still to be asked.
package struct PreparedLine: Hashable, Sendable {
    /// The line in its place.
    package let line: JournalLine
    /// The line's bytes and their hash.
    package let stored: HashedBytes
    /// The texts whose hashes the line carries, in the line's order.
    package let texts: [FreeTextEntry]

    fileprivate init(line: JournalLine, texts: [FreeTextEntry], hashing: HashFunction) {
        self.line = line
        self.texts = texts
        stored = HashedBytes(line.canonicalBytes, hashing: hashing)
    }
}

/// Why a line can't be appended to a journal.
package enum JournalRefusal: Error, Hashable, Sendable {
    /// The line isn't the next one: somebody else wrote to the session, or a line was lost.
    case wrongNumber(expected: Int, found: Int)
    /// The line was prepared after other lines than those that are there.
    case wrongPrevious(line: Int)
    /// The line is earlier than the one before, or than the session's start.
    case timeRunsBack(line: Int)
    /// The end of the stored journal can't be read, so nothing can follow it.
    case damagedEnd(CanonicalError)
}

/// The end of a journal: all that is needed to prepare the next line, or to judge one.
package struct JournalTail: Hashable, Sendable {
    /// How many lines there are; the next one's number is one more.
    package let count: Int
    /// The hash of the last line, or of the header while there is no line.
    package let hash: Hash32
    /// The time of the last line, or the session's start.
    package let time: SimulatedTime

    package init(count: Int, hash: Hash32, time: SimulatedTime) {
        self.count = count
        self.hash = hash
        self.time = time
    }

    /// Gives an entry its place in the chain. Changes nothing: the line is stored first, and
    /// appended to the journal once it is.
    package func prepare(_ entry: JournalEntry, hashing: HashFunction) -> PreparedLine {
        let texts = entry.texts.map { FreeTextEntry($0, hashing: hashing) }
        let line = JournalLine(
            number: count + 1, time: entry.time, command: entry.command, reading: entry.reading,
            stateDigest: entry.stateDigest, texts: texts.map(\.hash), previous: hash)
        return PreparedLine(line: line, texts: texts, hashing: hashing)
    }

    /// The end after one more line.
    ///
    /// Stores and journals share this one judgement, so two writers to one session can't both be
    /// right.
    package func admitting(_ prepared: PreparedLine) throws(JournalRefusal) -> JournalTail {
        let line = prepared.line
        guard line.number == count + 1 else {
            throw .wrongNumber(expected: count + 1, found: line.number)
        }
        guard line.previous == hash else { throw .wrongPrevious(line: line.number) }
        guard line.time >= time else { throw .timeRunsBack(line: line.number) }
        return JournalTail(count: line.number, hash: prepared.stored.hash, time: line.time)
    }
}
