import Plant
import Testing

@testable import Planes

/// A review theatre and a grading room with all that displays can have: a projector, a followed
/// reference monitor with tables, a television, a monitor that follows colorimetry, instruments.
enum ViewingBench {
    typealias Parameters = [(String, DeclaredValue)]

    /// What is typed for a fault asks the network too.
    static let registry: Registry = {
        var registry = DisplayBench.registry
        registry.add(NetworkPlane.registry)
        return registry
    }()

    static func inventory() -> Inventory {
        var inventory = Inventory(id: "viewing", title: "viewing")
        inventory.places = [PlaceDeclaration(id: "gr", title: "grading room")]
        inventory.jobs = [JobDeclaration(id: "214", title: "Harbour", client: "Northlight")]
        let words = DisplayBench.words
        let reference: Parameters = [
            ("class", .word("reference")), ("panel", .word("oled")),
            ("room-light", .word("light")), ("menu", words(["eotf", "primaries", "lut"])),
            ("lut-box", .word("box")), ("hours", .word("4200")),
            ("corners", words(["960", "955", "950", "965"])),
            ("presets", words(["rec709-24", "rec709-22", "p3-24", "pq-p3", "hlg-2020"])),
        ]
        let wide: Parameters = [
            ("class", .word("reference")), ("panel", .word("wide-gamut-lcd")),
            ("native", .word("bt2020")), ("menu", words(["colorimetry", "eotf", "lut"])),
            ("lut", .word("film-print")), ("lut-box", .word("plain-box")),
            ("presets", words(["rec709-24", "pq-p3"])), ("target", .word("sdr-2020")),
        ]
        let television: Parameters = [
            ("class", .word("client")), ("panel", .word("oled")), ("processing", .word("yes")),
            ("full-field", .word("150")), ("peak", .word("800")), ("delay", .word("15")),
            ("room-light", .word("light")), ("menu", words(["eotf"])),
            ("presets", words(["rec709-24", "pq-p3"])),
        ]
        inventory.elements = [
            element("light", "room-light", [("lux", .word("8")), ("white", .word("d65"))]),
            element("dark", "room-light", [("lux", .word("0"))]),
            element("box", "viewing-lut-box", [("lut", .word("film-print"))]),
            element("plain-box", "viewing-lut-box"),
            element("ref", "monitor", reference), element("wide", "monitor", wide),
            element("tv", "monitor", television),
            element(
                "proj", "projector",
                [
                    ("light", .word("lamp")), ("room-light", .word("dark")),
                    ("hours", .word("300")), ("life", .word("1500")),
                    ("menu", words(["eotf", "primaries"])),
                ]),
            element("tpg", "pattern-generator", [], ["pattern": "grey-50"]),
            element(
                "tpg-2020", "pattern-generator", [],
                [
                    "pattern": "grey-50", "payload-colorimetry": "bt2020", "matrix": "bt2020",
                ]),
            element("lab", "colorimeter", [("class", .word("lab")), ("calibrated", .word("7"))]),
            element("puck", "colorimeter", [("class", .word("puck")), ("calibrated", .word("3"))]),
            element(
                "spectro", "colorimeter",
                [("class", .word("spectroradiometer")), ("calibrated", .word("9"))]),
            element("meter", "spot-meter"),
        ]
        inventory.cables = [
            cable("c-1", "tpg.out-1", "ref.sdi-1"), cable("c-2", "tpg.out-2", "tv.sdi-1"),
            cable("c-3", "ref.sdi-1-loop", "proj.sdi-1"),
            cable("c-4", "tpg-2020.out-1", "wide.sdi-1"),
        ]
        inventory.services = services
        return inventory
    }

    private static let services: [CheckDeclaration] = [
        DisplayBench.check("ref-spec", "display-to-spec", [("monitor", "ref")]),
        DisplayBench.check("wide-spec", "display-to-spec", [("monitor", "wide")]),
        DisplayBench.check("tv-spec", "display-to-spec", [("monitor", "tv")]),
        // A spectroradiometer's own ± 0.002 of x and y leave as much as ΔE2000 1.5.
        DisplayBench.check(
            "proj-spec", "display-to-spec", [("monitor", "proj"), ("grey-mean", "1500")]),
        DisplayBench.check(
            "review", "projection-to-spec", [("monitor", "proj"), ("room", "review")]),
        DisplayBench.check(
            "theatre", "projection-to-spec", [("monitor", "proj"), ("room", "theatre")]),
        DisplayBench.check("on-time", "picture-on-time", [("monitor", "tv")]),
        DisplayBench.check("light-ok", "viewing-light", [("monitor", "ref")]),
        DisplayBench.check("lab-ok", "instrument-true", [("instrument", "lab")]),
        DisplayBench.check("puck-ok", "instrument-true", [("instrument", "puck")]),
        DisplayBench.check("spectro-ok", "instrument-true", [("instrument", "spectro")]),
    ]

    private static func element(
        _ id: String, _ kind: String, _ parameters: Parameters = [],
        _ settings: KeyValuePairs<String, String> = [:]
    ) -> ElementDeclaration {
        DisplayBench.element(
            id, kind, place: "gr", parameters, settings: settings.map { ($0.key, $0.value) })
    }

    private static func cable(_ id: String, _ from: String, _ to: String) -> CableDeclaration {
        CableDeclaration(
            id: id, kind: "coax-1694a", lengthMillimetres: 12_000, from: from, to: to,
            reaches: ["ref", "tv", "proj", "wide"])
    }

    static func simulation(
        seed: UInt64 = 1, changing: (inout Inventory) -> Void = { _ in }
    ) throws -> Simulation {
        var inventory = inventory()
        changing(&inventory)
        let plant = try PlantCompiler.compile(inventory, registry: registry)
        return Simulation(plant: plant, seed: seed)
    }

    static let monitors = ["ref", "wide", "tv", "proj"]

    /// Every probe of the plane in every way that it is used, menus and looks, on three pictures;
    /// each with what it was taken on.
    static func observations(_ simulation: Simulation) throws -> [Observation] {
        try ["grey-50", "red", "white-100"].flatMap { pattern in
            try simulation.set(["tpg.pattern": pattern, "tpg-2020.pattern": pattern])
            return try simulation.quietly { try observations(on: pattern, simulation) }
        }
    }

    private static func observations(on pattern: String, _ simulation: Simulation) throws
        -> [Observation]
    {
        let plant = simulation.plant
        var observations: [Observation] = []
        for index in plant.layout.elements.indices
        where plant.layout.elements[index].category == .equipment {
            let element = ElementID(index)
            let id = plant.layout.elements[index].id
            var look = simulation.look(at: element)
            look.rows = []
            observations.append(Observation(name: "look \(id) \(pattern)", on: id, reading: look))
            observations.append(
                Observation(
                    name: "menu \(id) \(pattern)", on: id, reading: simulation.menu(of: element)))
            for probe in DisplayPlane.registry.probes
            where probe.accepts(plant, .element(element)) == nil {
                for words in probe.ways(plant, .element(element)) {
                    // A screen without patches of its own has no profile.
                    guard let reading = try? probe.read(simulation, .element(element), words)
                    else { continue }
                    observations.append(
                        Observation(
                            name: "\(probe.name) \(id) \(words) \(pattern)",
                            on: words.last ?? id, reading: reading))
                }
            }
        }
        return observations
    }

    /// A reading, and the element that it is of or that made it.
    struct Observation: Equatable {
        let name: String
        let on: String
        let reading: Reading
    }
}
