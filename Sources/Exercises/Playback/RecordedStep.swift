import Plant
package import SimulationKernel

/// One line of a journal as what it means: the command, what it brought, and the digest after it.
package struct RecordedStep: Hashable, Sendable {
    package var number: Int
    /// The clock when the command was given.
    package var time: SimulatedTime
    package var command: ExerciseCommand
    package var reply: ExerciseReply
    package var stateDigest: UInt64?

    package init(
        number: Int, time: SimulatedTime, command: ExerciseCommand, reply: ExerciseReply,
        stateDigest: UInt64?
    ) {
        self.number = number
        self.time = time
        self.command = command
        self.reply = reply
        self.stateDigest = stateDigest
    }
}

extension Journal {
    /// The lines as steps. A text that has been erased is nil in its command.
    package func steps() throws(CanonicalError) -> [RecordedStep] {
        var steps: [RecordedStep] = []
        for line in try decodedLines() {
            var command = try ExerciseCommand(canonicalBytes: line.command)
            command.text = line.texts.first.flatMap { text($0)?.content?.text }
            steps.append(
                RecordedStep(
                    number: line.number, time: line.time, command: command,
                    reply: try ExerciseReply(canonicalBytes: line.reading),
                    stateDigest: line.stateDigest))
        }
        return steps
    }
}

extension Exercise {
    /// Every so many lines the journal holds a digest of the state, and at the close.
    package static let digestInterval = 8

    /// The journal's entry of a command that was just performed.
    ///
    /// - Parameters:
    ///   - begun: the clock before the command.
    ///   - number: the line's number, from 1.
    package func entry(
        for command: ExerciseCommand, reply: ExerciseReply, begun: SimulatedTime, number: Int,
        salts: SaltSource
    ) -> JournalEntry {
        let isDue = number % Exercise.digestInterval == 0 || memory.isClosed
        return JournalEntry(
            time: begun, command: command.canonicalBytes, reading: reply.canonicalBytes,
            stateDigest: isDue ? digest : nil,
            texts: command.text.map { [FreeText(salt: salts.next(), text: $0)] } ?? [])
    }
}
