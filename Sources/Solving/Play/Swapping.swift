import Exercises
import FaultReasoning
import Plant
import SimulationKernel

/// Works as somebody does who swaps: a known-good spare in one place after another, each time with
/// a look whether it works now.
///
/// Which thing comes next is a matter of how likely things of its sort are to be at fault, as the
/// ticket has it, and of chance. It never measures.
struct Swapping {
    private let recorder: SessionRecorder
    private var stream: RandomStream

    init(_ recorder: SessionRecorder, seed: UInt64) {
        self.recorder = recorder
        stream = RandomStream(seed: seed, name: "policy/swapper")
    }

    /// Works until it works, or the budget is spent. Returns what is stated in the end.
    mutating func run() -> String {
        let mender = Mender(recorder)
        for element in order() {
            guard recorder.exercise.budgetLeft > .zero else { break }
            guard recorder.typeWalking("swap \(element)") != nil else { continue }
            if mender.verifyComplaints() {
                recorder.typeWalking("replace \(element)")
                return element
            }
            recorder.typeWalking("swap \(element) back")
        }
        return ""
    }

    /// The things that could be swapped, drawn one after another by how likely they are.
    private mutating func order() -> [String] {
        var rest = recorder.reasoner.likelyElements(most: .max)
            .map { (name: $0, weight: max(1, Int64(recorder.reasoner.mass(ofElement: $0) * 1e6))) }
        var order: [String] = []
        while !rest.isEmpty {
            var draw = stream.next(below: rest.reduce(0) { $0 + $1.weight })
            let index = rest.firstIndex { entry in
                draw -= entry.weight
                return draw < 0
            }
            order.append(rest.remove(at: index ?? 0).name)
        }
        return order
    }
}
