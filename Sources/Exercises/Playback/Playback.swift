package import Plant

/// What came of computing a recorded session again.
package enum PlaybackResult: Hashable, Sendable {
    /// Every reply and every digest was the same.
    case same(lines: Int)
    /// This program computes something else at a line: another engine revision, or a defect. It
    /// says nothing about the record, whose chain is checked by itself.
    case differs(line: Int, what: PlaybackDifference)
}

/// What was computed differently.
package enum PlaybackDifference: Hashable, Sendable {
    case refused(String)
    case time
    case reading(recorded: Reading?, computed: Reading?)
    case digest
}

extension Exercise {
    /// Performs recorded steps and compares what they bring with what they brought.
    ///
    /// Stops at the first difference; the exercise then stands just after that line.
    package func play(_ steps: some Sequence<RecordedStep>) -> PlaybackResult {
        var count = 0
        for step in steps {
            count += 1
            if step.time != simulation.clock { return .differs(line: step.number, what: .time) }
            let reply: ExerciseReply
            do throws(ActionRefusal) {
                reply = try perform(step.command)
            } catch {
                return .differs(line: step.number, what: .refused(error.what))
            }
            if let difference = difference(step, reply) {
                return .differs(line: step.number, what: difference)
            }
        }
        return .same(lines: count)
    }

    private func difference(_ step: RecordedStep, _ reply: ExerciseReply) -> PlaybackDifference? {
        if reply.finished != step.reply.finished { return .time }
        for index in 0..<max(reply.readings.count, step.reply.readings.count) {
            let computed = reply.readings.indices.contains(index) ? reply.readings[index] : nil
            let recorded =
                step.reply.readings.indices.contains(index) ? step.reply.readings[index] : nil
            if computed != recorded { return .reading(recorded: recorded, computed: computed) }
        }
        if reply.place != step.reply.place { return .time }
        if let digest = step.stateDigest, digest != self.digest { return .digest }
        return nil
    }
}
