import Exercises
import FaultReasoning
import HostTools
import Plant
import SimulationKernel

/// Mends what is taken to be the matter, with leave, and looks whether the client has what they
/// lacked.
struct Mender {
    private let recorder: SessionRecorder
    private let plant: Plant

    /// For how long it waits for what a repair sets going, in minutes.
    private static let patience = 3

    init(_ recorder: SessionRecorder) {
        self.recorder = recorder
        plant = recorder.exercise.plant
    }

    /// Mends one hypothesis as if it were true; does nothing for what isn't a fault.
    func mend(_ number: Int) {
        let predictions = recorder.reasoner.predictions
        let hypothesis = predictions.hypotheses.all[number]
        guard let element = hypothesis.element, let number = hypothesis.mode else { return }
        let mode = plant.registry.modes[number]
        let right = hypothesis.edits.map { SlotEdit($0.slot, predictions.soundValue(of: $0.slot)) }
        let world = predictions.simulation(with: hypothesis.edits)
        let lines = Mending.commands(world, mode, element, right)
        askLeave(mode, element, right)
        for line in lines { recorder.typeWalking(line) }
        world.apply(Patch(right, by: .trainee))
        for line in Mending.renewals(world) { recorder.typeWalking(line) }
    }

    /// Has the client look at each thing that they complained of; true where all of it holds.
    func verifyComplaints() -> Bool {
        var holds = true
        for complaint in recorder.exercise.caseFile.complaints
        where plant.promises.contains(where: { $0.id == complaint.check }) {
            var isRight = verify(complaint.check)
            for _ in 0..<Mender.patience where !isRight {
                recorder.typeWalking("wait 1")
                isRight = verify(complaint.check)
            }
            holds = holds && isRight
        }
        return holds
    }

    private func verify(_ check: String) -> Bool {
        recorder.typeWalking("verify \(check)")?.readings.first?.flag("holds") ?? false
    }

    /// Asks whoever can give the leave that a repair takes.
    private func askLeave(_ mode: FaultMode, _ element: ElementID, _ edits: [SlotEdit]) {
        var needed: [Authority] = mode.authority == .engineer ? [] : [mode.authority]
        for edit in edits {
            let authority = plant.layout.slots[edit.slot.index].authority
            if authority != .engineer && !needed.contains(authority) { needed.append(authority) }
        }
        let place = plant.layout.elements[element.index].place
        for authority in needed {
            if let person = Leave.person(who: authority, at: place, plant) {
                recorder.typeWalking("ask \(person) permission")
            }
        }
    }
}

/// Who can give leave.
enum Leave {
    /// The name of somebody who can allow what takes an authority, for a place where that counts.
    static func person(who authority: Authority, at place: PlaceID?, _ plant: Plant) -> String? {
        for (number, record) in plant.layout.elements.enumerated() where record.category == .person
        {
            let person = ElementID(number)
            guard plant.words(of: "allows", for: person).contains(authority.rawValue) else {
                continue
            }
            let rooms = plant.words(of: "rooms", for: person)
            let speaksForIt =
                authority != .client
                || place.map { rooms.contains(plant.layout.places[$0.index].id) } ?? true
            if speaksForIt { return record.id }
        }
        return nil
    }
}
