import ContentFiles
import Plant
import SimulationKernel

/// Kinds of a tiny plane: a source with a level, a mixer that passes its first input, a meter.
enum SampleRegistry {
    static let registry: Registry = {
        var registry = Registry()
        registry.kinds = [source, mixer, meter, coax, person, paper]
        registry.checks = [levelAt]
        registry.modes = [turnedDown]
        registry.probes = [
            ProbeKind(
                name: "read-level", title: "read a level", plane: "sample", usage: "read-level",
                price: Price(seconds: 10), accepts: { _, _ in nil }
            ) { _, _, _ throws(ActionRefusal) in Reading(kind: "level", point: "") }
        ]
        return registry
    }()

    /// The hash of these tests: no cryptography, but different for different bytes of a test.
    static let hash: @Sendable ([UInt8]) -> Hash32 = { bytes in
        var digest = Digest()
        for byte in bytes { digest.add(bits: UInt64(byte)) }
        let half = withUnsafeBytes(of: digest.value.bigEndian) { Array($0) }
        return Hash32(bytes: half + half + half + half) ?? .zero
    }

    private static let bnc = Connector("bnc")

    private static let source = ElementKind(
        name: "source", title: "source", plane: "sample",
        parameters: [ParameterSchema("largest", "the highest level")],
        declare: { declarer throws(PlantProblem) in
            let largest = try declarer.integer("largest", in: 1...1000, default: 100)
            declarer.port("out", .output, bnc)
            declarer.slot(
                SlotDeclaration("level", "level", .integer(0...largest, .none), nominal: 40))
        },
        wire: { wirer throws(PlantProblem) in
            let node = wirer.node("out", cells: [wirer.cell(wirer.slot(0))]) { scope in
                NodeValue(scope.cell(0))
            }
            wirer.transmit(wirer.port(0), node)
        })

    private static let mixer = ElementKind(
        name: "mixer", title: "mixer", plane: "sample",
        declare: { declarer throws(PlantProblem) in
            declarer.port("in-1", .input, bnc)
            declarer.port("in-2", .input, bnc)
            declarer.port("out", .output, bnc)
        },
        wire: { wirer throws(PlantProblem) in
            let inputs = [0, 1].map { NodeInput.always(wirer.arriving(wirer.port($0))) }
            let node = wirer.node("out", inputs: inputs) { scope in scope.input(0) }
            wirer.transmit(wirer.port(2), node)
        })

    private static let meter = ElementKind(
        name: "meter", title: "meter", plane: "sample",
        parameters: [ParameterSchema("scale", "`linear` or `decibel`", required: true)],
        declare: { declarer throws(PlantProblem) in
            _ = try declarer.choice("scale", of: ["linear", "decibel"])
            declarer.port("in", .input, bnc)
        })

    private static let coax = ElementKind(
        name: "coax", title: "coax", plane: "sample", category: .cable,
        declare: { _ throws(PlantProblem) in }, carry: { scope in scope.input(0) })

    private static let person = ElementKind(
        name: "person", title: "person", plane: "sample", category: .person,
        declare: { _ throws(PlantProblem) in })

    private static let paper = ElementKind(
        name: "paper", title: "paper", plane: "sample", category: .document,
        parameters: [ParameterSchema("statements", "what it says is so")],
        declare: { declarer throws(PlantProblem) in
            for entry in try declarer.mapping("statements") {
                declarer.slot(
                    SlotDeclaration(
                        entry.name, "says", .boolean, role: .statement, subject: entry.value.word))
            }
        })

    private static let levelAt = CheckKind(
        name: "level-at", title: "a level arrives", plane: "sample",
        parameters: [
            ParameterSchema("port", "where", required: true),
            ParameterSchema("level", "what shall arrive"),
        ]
    ) { maker throws(PlantProblem) in
        let node = maker.arriving(try maker.port("port"))
        let level = try maker.integer("level", in: 0...1000, default: 40)
        return { simulation in
            let found = node.map { simulation.value($0).words[0] } ?? 0
            return CheckResult(
                holds: found == level,
                reading: Reading(
                    kind: "level", point: "", fields: [ReadingField("level", .integer(found))]))
        }
    }

    private static let turnedDown = FaultMode(
        name: "turned-down", title: "turned down", plane: "sample", elementKinds: ["source"],
        classes: [], band: .weekly, repairs: ["set"], ksbs: ["K8"]
    ) { plant, element, parameters throws(ActionRefusal) in
        [SlotEdit(plant.layout.slot(element, 0), try parameters.integer("level", in: 0...30))]
    }
}
