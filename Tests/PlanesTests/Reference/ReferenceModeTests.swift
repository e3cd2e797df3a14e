import Plant
import SimulationKernel
import Testing

@testable import Planes

/// Everything that can be read of the test plant, without noise, by where and how.
struct TimingObservations {
    var readings: [String: Reading] = [:]

    init(_ simulation: Simulation) {
        let layout = simulation.plant.layout
        simulation.quietly {
            let cabled = layout.cables.flatMap(\.ends).map { simulation.plant.nominal[$0.index] }
                .filter { $0 >= 0 }.map { PortID(Int($0)) }
            for probe in simulation.plant.registry.probes where probe.plane != "network" {
                let targets =
                    cabled.map { ActionTarget.port($0) }
                    + layout.elements.indices.map { .element(ElementID($0)) }
                for target in targets where probe.accepts(simulation.plant, target) == nil {
                    for words in probe.ways(simulation.plant, target) {
                        let reading = try? probe.read(simulation, target, words)
                        readings[Self.name(probe.name, target, words, layout)] = reading
                    }
                }
            }
            for index in layout.elements.indices where layout.elements[index].category != .document
            {
                let element = ElementID(index)
                let id = layout.elements[index].id
                readings["\(id) look"] = simulation.look(at: element)
                if simulation.hasMenu(element) {
                    readings["\(id) menu"] = simulation.menu(of: element)
                }
            }
            for port in cabled {
                let path = layout.path(of: port)
                readings["\(path) trace"] = simulation.trace(from: port).reading
            }
            for check in simulation.plant.services {
                readings["check \(check.id)"] = check.evaluate(simulation).reading
            }
        }
    }

    private static func name(
        _ probe: String, _ target: ActionTarget, _ words: [String], _ layout: PlantLayout
    ) -> String {
        let place =
            switch target {
            case .port(let port): layout.path(of: port)
            case .element(let element): layout.elements[element.index].id
            case .place: ""
            }
        return ([place, probe] + words).joined(separator: " ")
    }

    /// What is otherwise than in another: names of readings, with what they show.
    func deviations(from other: TimingObservations) -> [String: Reading] {
        readings.filter { name, reading in
            guard let before = other.readings[name] else { return true }
            return !Self.agree(reading, before)
        }
    }

    /// Whether two readings can't be told apart: all that is exact is equal, but for the time, and
    /// quantities within three times their common uncertainty.
    static func agree(_ a: Reading, _ b: Reading) -> Bool {
        guard a.kind == b.kind, a.columns == b.columns, a.rows.count == b.rows.count,
            a.fields.map(\.name) == b.fields.map(\.name)
        else { return false }
        let cells = zip(a.fields, b.fields).filter { $0.0.name != "time" }
            .map { ($0.value, $1.value) }
        let rows = zip(a.rows.joined(), b.rows.joined()).map { ($0, $1) }
        return (cells + rows).allSatisfy { one, other in
            guard case .quantity(let p) = one, case .quantity(let q) = other else {
                return one == other
            }
            let difference = Double(p.value - q.value)
            let spread = [p.systematic, p.random, q.systematic, q.random]
                .map { Double($0) * Double($0) }.reduce(0, +)
            return difference * difference <= 9 * spread
        }
    }
}

/// Every fault that the test plant could have of this plane: injected, seen, told apart, mended.
@Suite struct ReferenceModeTests {
    struct Listed: CustomStringConvertible {
        let mode: FaultMode
        let element: ElementID
        let variant: FaultVariant
        var id: String { ReferenceTestPlant.plant.layout.elements[element.index].id }
        var description: String {
            "\(mode.name) \(variant.className) on \(id) "
                + variant.parameters.words.map { $0.word }.joined(separator: " ")
        }
    }

    static let plant = ReferenceTestPlant.plant
    static let modes = plant.registry.modes.filter { $0.plane == ReferencePlane.name }
    static let all: [Listed] = modes.flatMap { mode in
        plant.layout.elements.indices.flatMap { index in
            mode.variants(plant, ElementID(index)).map {
                Listed(mode: mode, element: ElementID(index), variant: $0)
            }
        }
    }

    private func edits(_ fault: Listed) throws -> [SlotEdit] {
        try fault.mode.inject(Self.plant, fault.element, fault.variant.parameters)
    }

    static let sound = TimingObservations(ReferenceTestPlant.simulation())

    /// By fault, in the order of `all`: what is otherwise than in the sound plant.
    static let shown: [[String: Reading]] = all.map { fault in
        let edits = try? fault.mode.inject(plant, fault.element, fault.variant.parameters)
        return TimingObservations(ReferenceTestPlant.simulation(edits ?? []))
            .deviations(from: sound)
    }

    @Test func everyModeHasAPlaceHere() {
        for mode in Self.modes {
            for parameterClass in mode.classes {
                let places = Self.all.count {
                    $0.mode.name == mode.name && $0.variant.className == parameterClass.name
                }
                #expect(places > 0, "\(mode.name) \(parameterClass.name)")
            }
            #expect(!mode.ksbs.isEmpty && !mode.repairs.isEmpty)
            for repair in mode.repairs {
                #expect(Self.plant.registry.procedure(named: repair) != nil, "\(repair)")
            }
            for other in mode.lookAlikes {
                #expect(Self.plant.registry.mode(named: other.mode) != nil, "\(other.mode)")
            }
        }
        #expect(Self.modes.count == 32)
    }

    /// (a) Each shows somewhere else than on the thing itself; (c) and is mended as it is typed.
    @Test func everyFaultShowsElsewhereAndIsMended() throws {
        for (fault, deviations) in zip(Self.all, Self.shown) {
            let edits = try edits(fault)
            let simulation = ReferenceTestPlant.simulation(edits)
            #expect(fault.mode.isActive(simulation, edits), "\(fault)")
            let elsewhere = deviations.keys.filter {
                !$0.hasPrefix(fault.id + " ") && !$0.hasPrefix(fault.id + ".")
            }
            #expect(!elsewhere.isEmpty, "\(fault): \(deviations.keys)")
            for line in lines(fault, edits, simulation) {
                simulation.wait(milliseconds: 10_000)
                do { try simulation.carryOut(line) } catch {
                    Issue.record("\(fault): \(line) \(error)")
                }
            }
            #expect(!fault.mode.isActive(simulation, edits), "\(fault)")
            simulation.wait(milliseconds: 150_000)
            for line in TimecodeMending.jams(simulation) { try simulation.carryOut(line) }
            simulation.wait(milliseconds: 1_050_000)
            #expect(simulation.broken == [], "\(fault)")
            simulation.settle()
            let rest = TimingObservations(simulation).deviations(from: Self.sound)
            #expect(rest.isEmpty, "\(fault): \(rest.keys)")
        }
        print("\(Self.all.count) faults of \(Self.modes.count) modes on the reference test plant")
    }

    /// What is typed: the mode's own way, or the ordinary one.
    private func lines(_ fault: Listed, _ edits: [SlotEdit], _ simulation: Simulation) -> [String] {
        let layout = Self.plant.layout
        let right = edits.map { SlotEdit($0.slot, Self.plant.nominal[$0.slot.index]) }
        if let mend = fault.mode.mend { return mend(simulation, fault.element, right) }
        return right.map { edit in
            let id = layout.elements[layout.slotOwners[edit.slot.index].index].id
            switch layout.slots[edit.slot.index].role {
            case .health: return "replace \(id)"
            case .cableEnd:
                let end = layout.slots[edit.slot.index].name == "end-a" ? "a" : "b"
                return "patch \(id) \(end) \(simulation.words(of: edit.slot, value: edit.value))"
            default:
                return "set \(id) \(layout.slots[edit.slot.index].name) "
                    + simulation.words(of: edit.slot, value: edit.value)
            }
        }
    }

    /// (b) No two modes on one thing show the same everywhere, unless they are said to look alike.
    @Test func faultsOfOneThingAreToldApart() {
        let seen = zip(Self.all, Self.shown).map { (fault: $0, shown: $1) }
        for (place, one) in seen.enumerated() {
            for other in seen[..<place]
            where other.fault.element == one.fault.element
                && other.fault.mode.name != one.fault.mode.name
            {
                let isSame =
                    Set(one.shown.keys) == Set(other.shown.keys)
                    && one.shown.allSatisfy { name, reading in
                        other.shown[name].map { TimingObservations.agree($0, reading) } ?? false
                    }
                #expect(!isSame, "\(one.fault) and \(other.fault)")
            }
        }
    }

    @Test func parametersThatCantBe() throws {
        for (mode, element, parameters) in [
            ("wrong-reference-format", "spg-a", ["output": "1", "format": "tri-level-25"]),
            ("wrong-reference-format", "spg-a", ["output": "9", "format": "tri-level-24"]),
            ("drop-frame-mismatch", "tcg", [:]), ("timecode-jam-in-hours", "tcg", ["hour": "14"]),
            ("timecode-starts-at-zero", "tcg", ["hour": "0"]),
            ("timecode-wrong-rate", "tcg", ["rate": "25"]),
            ("ptp-priority-mistake", "cam-ptp", ["priority1": "1"]),
            ("reference-cable-moved", "r-24", ["port": "spg-a.ref-1"]),
            ("changeover-stuck", "co", ["side": "c"]),
        ] as [(String, String, [String: String])] {
            let found = try #require(Self.plant.registry.mode(named: mode))
            let values = parameters.keys.sorted().map {
                NamedValue($0, .word(parameters[$0] ?? ""))
            }
            #expect(throws: ActionRefusal.self, "\(mode)") {
                try found.inject(
                    Self.plant, ReferenceTestPlant.element(element), FaultParameters(values))
            }
        }
    }
}
