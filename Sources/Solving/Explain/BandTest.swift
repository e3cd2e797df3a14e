import Diagnosis
import FaultReasoning
import Plant
import SimulationKernel

/// Whether the class of an observation hangs on how often a mode is said to be met.
///
/// Bands are judgements: each mode's is moved by a step to either side, and what is known is
/// weighed again with it. The readings say the same as before; only the weights differ.
struct BandTest {
    private let predictions: FacilityPredictions
    private let registry: Registry
    /// A mode that holds less than this of what is likely, also once it is moved, isn't tried.
    private static let least = 0.02

    init(_ predictions: FacilityPredictions) {
        self.predictions = predictions
        registry = predictions.plant.registry
    }

    /// Whether an observation would be of another class, by what can be expected of it.
    func hangs(
        _ outlook: Outlook, _ observation: Observation, at clock: SimulatedTime,
        classes stepClass: StepClass
    ) -> Bool {
        guard stepClass == .splits || stepClass == .eliminates else { return false }
        for (mode, mass) in modeMasses(outlook).enumerated() where mass > 0 {
            for step in [-1, 1] {
                guard let band = registry.modes[mode].band.moved(by: step) else { continue }
                let factor = band.weeklyRate / registry.modes[mode].band.weeklyRate
                guard mass * max(1, factor) >= BandTest.least else { continue }
                let moved = outlook.weighed { candidate in
                    self.has(candidate, mode) ? factor : 1
                }
                if moved.prospect(of: observation, clock: clock).telling != stepClass {
                    return true
                }
            }
        }
        return false
    }

    /// By mode: how likely it is that a fault of it is there.
    private func modeMasses(_ outlook: Outlook) -> [Double] {
        var masses = Array(repeating: 0.0, count: registry.modes.count)
        for (row, candidate) in outlook.candidates.enumerated() {
            for mode in outlook.modes(of: candidate) {
                masses[mode] += outlook.belief.probabilities[row]
            }
        }
        return masses
    }

    private func has(_ candidate: [Int], _ mode: Int) -> Bool {
        candidate.contains { predictions.hypotheses.all[$0].mode == mode }
    }
}
