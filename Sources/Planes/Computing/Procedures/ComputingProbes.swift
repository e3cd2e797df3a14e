import Plant
import Signals

/// What is read of a tape drive and of a render queue at their own panels. Everything else is asked
/// at a machine's console.
enum ComputingProbes {
    static let all = [tape, renderQueue]

    private static func accepts(_ kind: String, _ what: String)
        -> @Sendable (Plant, ActionTarget) -> String?
    {
        { plant, target in
            guard case .element(let element) = target, plant.kind(of: element).name == kind else {
                return "`\(what)` is read at a \(what)"
            }
            return nil
        }
    }

    /// What a tape drive says of itself.
    static let tape = ProbeKind(
        name: "tape-status", title: "tape drive's status", plane: ComputingPlane.name,
        usage: "measure tape-status LIBRARY", price: Price(seconds: 60),
        accepts: accepts(TapeLibraryKind.kindName, "tape library")
    ) { simulation, target, _ throws(ActionRefusal) in
        let view = StorageView(simulation)
        guard case .element(let element) = target,
            let index = view.model.libraries.firstIndex(where: { $0.element == element })
        else { throw ActionRefusal("that isn't a tape library") }
        let library = view.model.libraries[index]
        let state = TapeState(view, index)
        var reading = Reading(kind: "tape-status", point: simulation.id(of: element))
        reading.add("drive", .integer(library.generation))
        reading.add("cartridge", .integer(simulation.slot(library.loaded)))
        reading.add("state", .symbol(state.lamp))
        // The drive averages over a minute; a hundredth is what it is good to (a judgement).
        let written = state.written * 8
        reading.add(
            "rate", .quantity(Quantity(written, .bitPerSecond, random: written / 100)))
        reading.add("clean", .flag(state.isDirty))
        reading.add("index", .flag(simulation.slot(library.indexWritten) == 1))
        return reading
    }

    /// What a render queue says of its machines.
    static let renderQueue = ProbeKind(
        name: "render-queue", title: "render queue", plane: ComputingPlane.name,
        usage: "measure render-queue QUEUE", price: Price(seconds: 30), needsPresence: false,
        accepts: accepts(RenderManagerKind.kindName, "render queue")
    ) { simulation, target, _ throws(ActionRefusal) in
        let view = StorageView(simulation)
        guard case .element(let element) = target,
            let manager = view.model.managers.first(where: { $0.element == element })
        else { throw ActionRefusal("that isn't a render queue") }
        let state = RenderState(view, manager)
        var reading = Reading(
            kind: "render-queue", point: simulation.id(of: element), columns: ["machine", "state"])
        reading.add("frames", .integer(manager.frames))
        reading.add(
            "left", state.seconds.map { .quantity(Quantity($0 / 60, .minute)) } ?? .none)
        reading.rows = state.nodes.map { [.text($0.name), .symbol($0.state)] }
        return reading
    }
}
