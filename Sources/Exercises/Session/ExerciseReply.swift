package import Plant
package import SimulationKernel

/// What a command brought: readings, and where and when the engineer was afterwards.
///
/// It is what the journal keeps of a command. Everything that is ever shown or found about the
/// session comes from these values.
package struct ExerciseReply: Hashable, Sendable {
    /// The clock when the command was done.
    package var finished: SimulatedTime
    /// The place's name.
    package var place: String
    package var readings: [Reading]

    package init(finished: SimulatedTime, place: String, readings: [Reading]) {
        self.finished = finished
        self.place = place
        self.readings = readings
    }
}

extension ExerciseReply {
    /// The readings that the trainee was shown.
    package var shown: [Reading] { readings.filter { !$0.isObservation } }

    /// What the engine saw and the trainee didn't: of kind `ticket` or `effects`.
    package var observations: [Reading] { readings.filter(\.isObservation) }

    /// What was changed, row by row; none where nothing was.
    package var effects: [Reading] {
        guard let reading = readings.first(where: { $0.kind == "effects" }) else { return [] }
        return reading.rows.indices.map { reading.row($0) }
    }

    /// How the session ended, as the reading of kind `outcome`; nil where the ticket stayed open.
    package var outcome: Reading? { readings.first { $0.kind == "outcome" } }
}

extension Reading {
    /// Kinds of readings that are kept beside what the trainee is shown.
    package static let observationKinds = ["ticket", "effects"]

    /// Whether the engine keeps this for the debrief, and the trainee isn't shown it meanwhile.
    package var isObservation: Bool { Reading.observationKinds.contains(kind) }
}

extension ExerciseReply: CanonicalCodable {
    package func encode(to writer: inout CanonicalWriter) {
        writer.write(finished.milliseconds)
        writer.write(place)
        writer.write(readings)
    }

    package init(from reader: inout CanonicalReader) throws(CanonicalError) {
        finished = SimulatedTime(milliseconds: try reader.readInt64())
        place = try reader.readString()
        readings = try reader.readArray()
    }
}
