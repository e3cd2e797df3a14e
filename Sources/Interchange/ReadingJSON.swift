package import Exercises
package import Plant
import SimulationKernel

/// Readings and recorded steps as JSON, with stable keys.
package enum ReadingJSON {
    /// A line of a journal: `id` is its number, times are simulated milliseconds, `text` is null
    /// where nothing was typed or it has been erased.
    ///
    /// - Parameter isClosed: whether the session is over; while it isn't, what the engine saw and
    ///   the trainee didn't is left out.
    package static func value(_ step: RecordedStep, isClosed: Bool = true) -> JSONValue {
        .object([
            "id": .integer(Int64(step.number)),
            "time_ms": .integer(step.time.milliseconds),
            "finished_ms": .integer(step.reply.finished.milliseconds),
            "place": .text(step.reply.place),
            "verb": .text(step.command.verb),
            "words": .array(step.command.words.map { .text($0) }),
            "text": .optional(step.command.text),
            "readings": .array(
                (isClosed ? step.reply.readings : step.reply.shown).map { value($0) }),
        ])
    }

    /// A reading with its fields in their order; each row is an array as long as `columns`.
    package static func value(_ reading: Reading) -> JSONValue {
        .object([
            "kind": .text(reading.kind),
            "point": .text(reading.point),
            "fields": .array(
                reading.fields.map {
                    .object(["name": .text($0.name), "value": value($0.value)])
                }),
            "columns": .array(reading.columns.map { .text($0) }),
            "rows": .array(reading.rows.map { .array($0.map { value($0) }) }),
        ])
    }

    /// A value by its own type.
    ///
    /// Symbols and texts are strings; a quantity is an object with its unit and both uncertainties,
    /// each one standard deviation; an IPv4 address is dotted, a hardware address the number that
    /// its 48 bits make; null where nothing was there to be read.
    package static func value(_ value: ReadingValue) -> JSONValue {
        switch value {
        case .symbol(let word), .text(let word): .text(word)
        case .integer(let number): .integer(number)
        case .flag(let isTrue): .flag(isTrue)
        case .quantity(let quantity):
            .object([
                "value": .integer(quantity.value), "unit": .text(quantity.unit.rawValue),
                "systematic": .integer(quantity.systematic), "random": .integer(quantity.random),
            ])
        case .address(let bits): .text(IPv4.text(bits))
        case .hardwareAddress(let bits): .text(HardwareAddress.text(bits))
        case .list(let numbers): .array(numbers.map { .integer($0) })
        case .none: .null
        }
    }
}
