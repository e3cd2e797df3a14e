package import Plant
import Signals

/// What is left to do for timecode once a fault of timing is mended.
package enum TimecodeMending {
    /// From when on a label counts as off, in thousandths of a frame, beyond what its way of
    /// counting gains or loses in a day.
    private static let milliFrames: Int64 = 500

    /// Lines that set every generator to the time of day whose labels have kept an offset: one that
    /// runs true again stays as far off as it went. In the order of the inventory.
    package static func jams(_ simulation: Simulation) -> [String] {
        simulation.plant.referenceModel.generators.compactMap { generator in
            let element = generator.element
            let isProgramme =
                simulation.slot(element, TimecodeGeneratorKind.Slot.counts) == 1
            let wanted = generator.clock.map { TimeOfDay.localOffset(simulation, $0) } ?? 0
            let rate = simulation.slot(element, TimecodeGeneratorKind.Slot.rate)
            let isDrop = simulation.slot(element, TimecodeGeneratorKind.Slot.dropFrame) == 1
            let own = FrameRates.count(rate, isDropFrame: isDrop).map {
                TimecodeDrift.partsPerBillion(of: $0, at: FrameRates.rate(rate))
            }
            let off =
                simulation.latch(element, TimecodeGeneratorKind.Latch.offset) - wanted
            let usual = ClockDrift.rest(partsPerBillion: own ?? 0).magnitude
            let beyond = TimecodeDrift.milliFrames(
                nanoseconds: Int64(off.magnitude) - Int64(usual), at: FrameRates.rate(rate))
            guard !isProgramme, beyond >= milliFrames else { return nil }
            return "jam \(simulation.id(of: element))"
        }
    }
}
