import Plant
import Signals

/// Readings of media, cards and lists: the same fields whatever is the matter.
enum MediaReadings {
    /// What an analyser says of a media set: the reading `media`.
    static func media(_ simulation: Simulation, _ media: ApplicationsModel.Media) -> Reading {
        typealias Slot = MediaSetKind.Slot
        func word(_ ordinal: Int) -> String {
            simulation.words(of: simulation.plant.layout.slot(media.element, ordinal))
        }
        let description = media.description
        let isSplit = simulation.slot(media.element, Slot.split) == 1
        let isMissing = simulation.slot(media.element, Slot.missing) >= 0
        var reading = Reading(kind: "media", point: simulation.id(of: media.element))
        reading.add("job", .text(description.job))
        reading.add("folder", .symbol(word(Slot.folder)))
        reading.add("clips", .integer(Int64(description.clips) - (isMissing ? 1 : 0)))
        reading.add("missing", isMissing ? .text(word(Slot.missing)) : .none)
        reading.add("codec", .text(description.codec))
        reading.add("rate", .symbol(word(Slot.rateFlag)))
        reading.add("clock", .symbol(word(Slot.clockFlag)))
        reading.add("incomplete", .integer(isSplit ? Int64(description.spanned) : 0))
        reading.add("reel-names", .symbol(word(Slot.reels)))
        let clock: Int64 = simulation.slot(media.element, Slot.clockFlag) == 0 ? 48_000 : 44_100
        reading.add(
            "tone",
            .integer(
                ConformArithmetic.pitch(
                    ofMillihertz: 440_000, recorded: 48_000, clocked: clock)))
        return reading
    }

    /// The hashes of both copies against the card's list: the reading `copies`.
    static func copies(_ simulation: Simulation, _ offload: ApplicationsModel.Offload) -> Reading {
        let state = OffloadState(simulation, offload)
        var reading = Reading(
            kind: "copies", point: simulation.id(of: offload.element),
            columns: ["copy", "clip", "finding", "listed", "found"])
        reading.add("card", .text(offload.description.card))
        reading.add("card-kept", .flag(state.isCardKept))
        for copy in state.copies {
            reading.add(copy.name + "-read-back", .flag(copy.isVerified))
            for (index, item) in copy.findings.enumerated() {
                reading.rows.append([
                    .text(copy.name), .text(item.path),
                    .symbol(item.finding == .verified ? "verified" : "mismatch"),
                    .text(FileDigests.hexadecimal(copy.listed[index])),
                    .text(FileDigests.hexadecimal(copy.found[index])),
                ])
            }
        }
        return reading
    }

    /// Labels of a list against where they belong: the reading `labels`.
    static func labels(_ simulation: Simulation, _ element: ElementID, _ state: ConformState)
        -> Reading
    {
        var reading = Reading(
            kind: "labels", point: simulation.id(of: element),
            columns: ["minute", "belongs", "stands", "frames"])
        reading.add("events", .integer(Int64(state.events)))
        reading.add("missing", .integer(Int64(state.missing)))
        reading.add("short-handles", .integer(Int64(state.short)))
        reading.add("handles", .integer(state.handles))
        reading.add("reel", .text(state.reel))
        reading.add("stamp-offset", .integer(state.stampOffset))
        reading.add("tone", .integer(state.tone))
        reading.rows = state.positions.map { position in
            [
                .integer(position.minute), .text(label(position.wanted, state.count)),
                .text(label(position.put, state.count)), .integer(position.offset),
            ]
        }
        return reading
    }

    private static func label(_ frame: Int64, _ count: TimecodeCount) -> String {
        count.label(ofFrame: frame).text(isDropFrame: count.isDropFrame)
    }

    /// Time stamps of files against their slates: the reading `stamps`.
    static func stamps(_ simulation: Simulation, _ media: ApplicationsModel.Media) -> Reading {
        let stamp = SoundStamp(simulation, media)
        var reading = Reading(kind: "stamps", point: simulation.id(of: media.element))
        for (name, frame) in [("slate", stamp.slate), ("stamp", stamp.stamped)] {
            reading.add(name, stamp.count.map { .text(label(frame, $0)) } ?? .none)
        }
        reading.add("frames", .integer(stamp.offset))
        return reading
    }
}
