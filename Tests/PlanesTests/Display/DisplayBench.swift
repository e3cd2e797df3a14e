import Plant
import Testing

@testable import Planes

/// A small grading room beside an edit suite: two monitors, their light, a generator, instruments.
enum DisplayBench {
    static let registry: Registry = {
        var registry = Registry()
        registry.add(WiringPlane.registry)
        registry.add(PicturePlane.registry)
        registry.add(DisplayPlane.registry)
        return registry
    }()

    static func words(_ words: [String]) -> DeclaredValue { .list(words.map { .word($0) }) }

    static func element(
        _ id: String, _ kind: String, place: String, _ parameters: [(String, DeclaredValue)] = [],
        settings: [(String, String)] = []
    ) -> ElementDeclaration {
        ElementDeclaration(
            id: id, kind: kind, place: place,
            parameters: parameters.map { NamedValue($0.0, $0.1) },
            settings: settings.map { NamedValue($0.0, .word($0.1)) })
    }

    static func cable(_ id: String, _ from: String, _ to: String) -> CableDeclaration {
        CableDeclaration(
            id: id, kind: "coax-1694a", lengthMillimetres: 12_000, from: from, to: to,
            reaches: ["gr-mon", "cl-mon"])
    }

    /// The inventory; a grading monitor's parameters can be added or replaced.
    static func inventory(_ changes: [(String, DeclaredValue)] = []) -> Inventory {
        var inventory = Inventory(id: "bench", title: "bench")
        inventory.places = [
            PlaceDeclaration(
                id: "gr", title: "grading room", walks: [WalkDeclaration(to: "es", seconds: 30)]),
            PlaceDeclaration(id: "es", title: "edit suite"),
        ]
        inventory.jobs = [JobDeclaration(id: "214", title: "Harbour", client: "Northlight")]
        var reference: [(String, DeclaredValue)] = [
            ("class", .word("reference")), ("panel", .word("oled")),
            ("room-light", .word("gr-light")),
            (
                "presets",
                words(["rec709-24", "rec709-22", "rec709-d93", "p3-24", "p3-26", "pq-p3"])
            ),
        ]
        for change in changes {
            reference.removeAll { $0.0 == change.0 }
            reference.append(change)
        }
        inventory.elements = [
            element("gr-light", "room-light", place: "gr", [("lux", .word("8"))]),
            element("es-light", "room-light", place: "es", [("lux", .word("8"))]),
            element("gr-mon", "monitor", place: "gr", reference),
            element(
                "cl-mon", "monitor", place: "es",
                [
                    ("class", .word("client")), ("panel", .word("wide-gamut-lcd")),
                    ("room-light", .word("es-light")), ("contrast", .word("2000")),
                    ("presets", words(["rec709-24", "rec709-22", "rec709-d93", "p3-24", "p3-26"])),
                ]),
            element(
                "tpg", "pattern-generator", place: "gr", settings: [("pattern", "grey-50")]),
            element("lab", "colorimeter", place: "gr", [("class", .word("lab"))]),
            element("puck", "colorimeter", place: "es", [("class", .word("puck"))]),
            element("spectro", "colorimeter", place: "gr", [("class", .word("spectroradiometer"))]),
        ]
        inventory.cables = [
            cable("c-1", "tpg.out-1", "gr-mon.sdi-1"), cable("c-2", "tpg.out-2", "cl-mon.sdi-1"),
        ]
        inventory.services = [
            check("gr-spec", "display-to-spec", [("monitor", "gr-mon")]),
            check("cl-spec", "display-to-spec", [("monitor", "cl-mon")]),
            check("gr-ready", "monitor-ready", [("monitor", "gr-mon"), ("input", "sdi-1")]),
            check(
                "gr-shows", "monitor-shows",
                [("monitor", "gr-mon"), ("content", "pattern/grey-50")]),
            check("gr-light-ok", "viewing-light", [("monitor", "gr-mon")]),
            check("lab-ok", "instrument-true", [("instrument", "lab")]),
        ]
        return inventory
    }

    static func check(_ id: String, _ kind: String, _ arguments: [(String, String)])
        -> CheckDeclaration
    {
        CheckDeclaration(
            id: id, title: id, kind: kind,
            arguments: arguments.map { NamedValue($0.0, .word($0.1)) })
    }

    static func simulation(seed: UInt64 = 1, _ changes: [(String, DeclaredValue)] = [])
        throws -> Simulation
    {
        let plant = try PlantCompiler.compile(inventory(changes), registry: registry)
        return Simulation(plant: plant, seed: seed)
    }
}

extension Simulation {
    /// Sets slots by their paths, in the words of their domains, at once.
    func set(_ settings: KeyValuePairs<String, String>) throws {
        for (path, word) in settings {
            let slot = try #require(plant.layout.slot(named: path), "\(path)")
            apply(Patch([SlotEdit(slot, try value(ofWords: word, for: slot))], by: .trainee))
        }
    }

    /// Takes a reading as a command would.
    func read(_ probe: String, _ target: String, _ words: [String] = []) throws -> Reading {
        let kind = try #require(plant.registry.probe(named: probe))
        let target = ActionTarget.element(try element(named: target))
        #expect(kind.accepts(plant, target) == nil)
        return try kind.read(self, target, words)
    }

    /// Does a procedure as a command would, and gives its plan.
    @discardableResult
    func carryOut(_ procedure: String, _ words: [String]) throws -> ProcedurePlan {
        let kind = try #require(plant.registry.procedure(named: procedure))
        let plan = try kind.plan(self, words)
        apply(Patch(plan.edits, by: .trainee))
        return plan
    }

    /// A service's result by its id.
    func service(_ id: String) throws -> CheckResult {
        try #require(plant.services.first { $0.id == id }).evaluate(self)
    }

    /// What somebody sees who looks at an element.
    func look(_ id: String) throws -> Reading {
        let element = try element(named: id)
        var reading = Reading(kind: "look", point: id)
        plant.kind(of: element).inspect?(self, element, &reading)
        return reading
    }

    /// Injects a fault and lets it have been there for long.
    func inject(_ mode: String, on id: String, class index: Int) throws -> InjectedFault {
        let kind = try #require(plant.registry.mode(named: mode))
        let element = try element(named: id)
        let edits = try kind.inject(plant, element, kind.classes[index].representative)
        apply(Patch(edits, by: .fault(0)))
        settle()
        return InjectedFault(mode: mode, element: element, edits: edits)
    }

    func isActive(_ fault: InjectedFault) throws -> Bool {
        try #require(plant.registry.mode(named: fault.mode)).isActive(self, fault.edits)
    }
}

extension DisplayModel {
    /// A model with the matrices that its panel and preset have.
    init?(
        panel: DisplayPanel, preset: DisplayPreset, luminance: Double,
        controls: ChannelControls = .neutral, lightOutput: Double = 1,
        warmth: Int64 = WarmUp.settled
    ) {
        guard let matrices = PresetMatrices(preset, on: panel) else { return nil }
        self.init(
            panel: panel, preset: preset, matrices: matrices, luminance: luminance,
            controls: controls, lightOutput: lightOutput, warmth: warmth)
    }
}
