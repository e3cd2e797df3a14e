import Plant
import SimulationKernel

@testable import Planes

/// A small plant with all that stands between sources and screens, for the faults of the way.
enum PathTestPlant {
    static let registry: Registry = {
        var registry = PictureTestPlant.registry
        registry.add(WiringPlane.registry)
        return registry
    }()

    static func word(_ text: String) -> DeclaredValue { .word(text) }
    static func list(_ texts: [String]) -> DeclaredValue { .list(texts.map { .word($0) }) }

    private static func element(
        _ id: String, _ kind: String, _ parameters: KeyValuePairs<String, DeclaredValue> = [:],
        _ settings: KeyValuePairs<String, String> = [:]
    ) -> ElementDeclaration {
        PictureTestPlant.element(
            id, kind, kind == "test-screen" ? "gr" : "mr", parameters: parameters, set: settings)
    }

    private static let sources: [ElementDeclaration] = [
        element("spg", "spg", ["outputs": word("16")]),
        element("gen", "pattern-generator", ["outputs": word("2")], ["pattern": "checkfield"]),
        element(
            "bars", "pattern-generator", ["outputs": word("4")],
            ["format": "1080psf25", "colour-gain": "1300"]),
        element(
            "fields", "pattern-generator", ["outputs": word("4")],
            ["format": "1080i25", "pattern": "moving-box"]),
        element(
            "io", "video-io", ["outputs": word("4")],
            ["timeline": "job/101", "format": "1080psf25"]),
        element(
            "io-444", "video-io", ["outputs": word("2")],
            ["timeline": "job/102", "sampling": "444"]),
        element(
            "p50", "pattern-generator", ["outputs": word("2")],
            ["format": "1080p50", "pattern": "moving-box"]),
        element(
            "io-uhd", "video-io", [:],
            [
                "timeline": "job/214", "format": "2160p25", "matrix": "bt2020",
                "payload-colorimetry": "bt2020", "transfer": "pq",
            ]),
        element(
            "sd", "pattern-generator", ["outputs": word("2")],
            ["format": "625i25", "pattern": "bars-75"]),
    ]

    static let looks: DeclaredValue = .mapping([
        NamedValue("show", list(["1080", "-15", "1100", "950"])),
        NamedValue("night", list(["900", "0", "1200", "800"])),
    ])

    private static let boxes: [ElementDeclaration] = [
        element(
            "rtr-a", "sdi-router",
            [
                "inputs": word("4"), "outputs": word("3"), "levels": list(["video", "audio"]),
                "sources": list(["IO", "BARS", "FIELDS"]),
                "destinations": list(["TIE 1", "QC"]), "ties": list(["TIE 1"]),
                "routes": PictureTestPlant.map(["TIE 1": "IO", "QC": "BARS"]),
            ]),
        element(
            "rtr-b", "sdi-router",
            [
                "inputs": word("2"), "outputs": word("2"), "sources": list(["TIE 1"]),
                "destinations": list(["DELIVERY"]),
                "routes": PictureTestPlant.map(["DELIVERY": "TIE 1"]),
            ]),
        element("fs", "frame-sync"),
        element("lut", "lut-box", ["luts": looks], ["lut": "show"]),
        element("lut-2", "lut-box", ["luts": looks]),
        element("leg", "legaliser"),
        element("conv", "format-converter", [:], ["format": "720p50"]),
        element("conv-i", "format-converter", [:], ["format": "625i25"]),
        element("conv-444", "format-converter", [:], ["format": "1080p25", "sampling": "444"]),
        element("conv-up", "format-converter", [:], ["format": "1080i25"]),
        element("split", "quad-splitter"), element("join", "quad-joiner"),
        element("da", "distribution-amplifier", ["outputs": word("2")]),
        element(
            "mv", "multiviewer",
            ["inputs": word("3"), "captions": list(["IO", "BARS", "FIELDS"])]),
        element("link-a", "flow-link", [:], ["media-speed": "10g"]),
        element("link-b", "flow-link", [:], ["media-speed": "10g"]),
        element(
            "tx", "ip-sender", [:],
            ["uplink": "link-a", "flow-format-1": "1080psf25", "flow-format-2": "1080p50"]),
        element(
            "rx", "ip-receiver",
            [
                "flows": list(["tx.in-1", "tx.in-2"]),
                "subscribed": list(["tx.in-1", "tx.in-2"]),
            ], ["uplink": "link-b"]),
    ]

    private static let screens: [ElementDeclaration] =
        [
            "mon-da", "mon-sd", "mon-i", "mon-fields", "mon-uhd", "mon-mv", "mon-qc", "mon-del",
            "mon-rx1", "mon-rx2", "mon-up",
        ].map { element($0, "test-screen") }
        + ["mon-444", "mon-c444", "mon-50"].map {
            element($0, "test-screen", ["level-b": word("no")])
        }

    private static func cable(
        _ number: Int, _ from: String, _ to: String, metres: Int64 = 20
    ) -> CableDeclaration {
        PictureTestPlant.cable("k-\(number)", from, to, metres: metres)
    }

    private static let cables: [CableDeclaration] = {
        let referenced = [
            "gen", "bars", "fields", "io", "io-444", "p50", "io-uhd", "sd", "fs", "conv", "conv-i",
            "conv-444", "conv-up",
        ]
        let pictures: [(String, String, Int64)] = [
            ("gen.out-1", "da.in", 90), ("da.out-1", "mon-da.sdi-1", 80),
            ("bars.out-1", "conv.in", 20), ("conv.out", "mon-sd.sdi-1", 20),
            ("bars.out-2", "rtr-a.in-2", 10), ("bars.out-3", "mv.in-2", 10),
            ("fields.out-1", "rtr-a.in-3", 10), ("fields.out-2", "conv-i.in", 10),
            ("conv-i.out", "mon-i.sdi-1", 20), ("fields.out-3", "mv.in-3", 10),
            ("fields.out-4", "mon-fields.sdi-1", 20), ("io.out-1", "rtr-a.in-1", 30),
            ("io.out-2", "mv.in-1", 30), ("io.out-3", "tx.in-1", 30),
            ("io-444.out-1", "mon-444.sdi-1", 20), ("io-444.out-2", "conv-444.in", 20),
            ("conv-444.out", "mon-c444.sdi-1", 20), ("p50.out-1", "mon-50.sdi-1", 20),
            ("p50.out-2", "tx.in-2", 20), ("io-uhd.out-1", "split.in", 10),
            ("split.out-1", "join.in-1", 5), ("split.out-2", "join.in-2", 5),
            ("split.out-3", "join.in-3", 5), ("split.out-4", "join.in-4", 5),
            ("join.out", "mon-uhd.sdi-1", 20), ("sd.out-1", "conv-up.in", 20),
            ("conv-up.out", "mon-up.sdi-1", 20), ("rtr-a.out-1", "rtr-b.in-1", 40),
            ("rtr-a.out-2", "leg.in", 10), ("leg.out", "mon-qc.sdi-1", 20),
            ("rtr-b.out-1", "fs.in", 10), ("fs.out", "lut.in", 2), ("lut.out", "lut-2.in", 2),
            ("lut-2.out", "mon-del.sdi-1", 20), ("mv.out", "mon-mv.sdi-1", 20),
            ("rx.out-1", "mon-rx1.sdi-1", 20), ("rx.out-2", "mon-rx2.sdi-1", 20),
        ]
        let references = referenced.enumerated().map { index, id in
            PictureTestPlant.cable("r-\(index)", "spg.ref-\(index + 1)", "\(id).ref", metres: 5)
        }
        return references
            + pictures.enumerated().map { index, cable in
                Self.cable(index + 1, cable.0, cable.1, metres: cable.2)
            }
    }()

    private static func check(
        _ id: String, _ kind: String, _ arguments: KeyValuePairs<String, DeclaredValue>
    ) -> CheckDeclaration {
        CheckDeclaration(
            id: id, title: id, kind: kind,
            arguments: arguments.map { NamedValue($0.key, $0.value) })
    }

    static let services: [CheckDeclaration] = [
        check(
            "delivered", "delivery-format",
            ["at": word("mon-del.sdi-1"), "format": word("1080psf25"), "sound-groups": word("4")]),
        check(
            "look", "look-at",
            ["at": word("mon-del.sdi-1"), "look": list(["1080", "-15", "1100", "950"])]),
        check("clean", "no-errored-seconds", ["at": word("mon-del.sdi-1")]),
        check("moves", "picture-intact", ["at": word("mon-del.sdi-1")]),
        check("legal", "picture-legal", ["at": word("mon-qc.sdi-1")]),
        check(
            "uhd", "delivery-format",
            [
                "at": word("mon-uhd.sdi-1"), "format": word("2160p25"), "transfer": word("pq"),
                "colorimetry": word("bt2020"),
            ]),
        check("uhd-whole", "picture-intact", ["at": word("mon-uhd.sdi-1")]),
        check(
            "fine", "picture-intact", ["at": word("mon-c444.sdi-1"), "sampling": word("444")]),
        check("fields-right", "picture-intact", ["at": word("mon-i.sdi-1")]),
        check("flow", "no-errored-seconds", ["at": word("mon-rx2.sdi-1")]),
        check("flat-fields", "no-errored-seconds", ["at": word("mon-da.sdi-1")]),
        check("captions", "tiles-true", ["multiviewer": word("mv")]),
    ]

    static var inventory: Inventory {
        var inventory = Inventory(id: "path", title: "path")
        inventory.places = [
            PlaceDeclaration(
                id: "mr", title: "machine room", walks: [WalkDeclaration(to: "gr", seconds: 60)]),
            PlaceDeclaration(id: "gr", title: "grading"),
        ]
        inventory.elements = sources + boxes + screens
        inventory.cables = cables
        inventory.services = services
        return inventory
    }

    static func simulation(_ change: (inout Inventory) -> Void = { _ in }) throws -> Simulation {
        var inventory = inventory
        change(&inventory)
        return Simulation(
            plant: try PlantCompiler.compile(inventory, registry: registry), seed: 7)
    }
}

extension Simulation {
    /// Does what a typed line says, as an exercise would: texts, edits, latches, and waiting.
    func type(_ line: String) throws {
        let words = line.split(separator: " ").map(String.init)
        guard let verb = words.first, let kind = plant.registry.procedure(named: verb) else {
            throw ActionRefusal("no verb in `\(line)`")
        }
        let plan = try kind.plan(self, Array(words.dropFirst()))
        for text in plan.writtenTexts { write(symbol: text) }
        apply(Patch(plan.edits, by: .trainee))
        set(plan.latchEdits)
        pass(milliseconds: 20_000)
    }
}
