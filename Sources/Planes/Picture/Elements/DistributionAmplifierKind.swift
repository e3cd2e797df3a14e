import Plant
import Signals

/// A distribution amplifier: one input, several outputs with drivers of their own.
///
/// One that reclocks sends clean edges; one that doesn't sends its input's noise on as jitter.
enum DistributionAmplifierKind {
    static let name = "distribution-amplifier"

    /// Ordinals of its slots: the reclocker's switch, the level of each output's driver, and after
    /// them how its equaliser stands long runs.
    enum Slot {
        static let reclocker = 0
        static func launch(output: Int) -> Int { 1 + output }
        static func equaliser(outputs: Int) -> Int { 1 + outputs }
    }

    /// The noise variance that a marginal equaliser adds while the signal is pathological, per
    /// billion: it is 2 dB past its rating then, however short the cable. A judgement.
    private static let marginalNoise = SDIReceiver.noise(
        q: SerialReceiver.ratedQ * Decibels.voltageRatio(-2))

    static let kind = ElementKind(
        name: name, title: "distribution amplifier", plane: PicturePlane.name,
        parameters: [
            ParameterSchema("outputs", "number of outputs, 1…32 (default 8)"),
            ParameterSchema("reclocking", "whether it reclocks: yes (default) or no"),
        ] + SDIReceiver.parameterSchemas + PowerInlets.parameterSchemas,
        declare: { declarer throws(PlantProblem) in
            let count = try declarer.integer("outputs", in: 1...32, default: 8)
            let reclocks = try declarer.choice("reclocking", of: ["no", "yes"], default: "yes")
            declarer.port("in", .input, PicturePlane.bnc)
            for output in 1...count { declarer.port("out-\(output)", .output, PicturePlane.bnc) }
            declarer.slot(
                SlotDeclaration(
                    "reclock", "reclocker", .boolean, nominal: Int64(reclocks),
                    hazards: [.interruption]))
            for output in 1...count {
                declarer.slot(
                    SlotDeclaration(
                        "launch-\(output)", "level of output \(output)'s driver",
                        .integer(0...1000, .millivolt), role: .health,
                        nominal: Int64(SerialInterface.launchMillivolts)))
            }
            declarer.slot(
                SlotDeclaration(
                    "equaliser", "how its equaliser stands long runs without a change",
                    .choice(["good", "marginal"]), role: .health))
            try PowerInlets.declare(&declarer)
        },
        wire: { wirer throws(PlantProblem) in
            let count = try wirer.integer("outputs", in: 1...32, default: 8)
            let receiver = try SDIReceiver(of: wirer)
            let arriving = wirer.arriving(wirer.port(0))
            let node = wirer.node(
                "equalised", inputs: [.always(arriving)],
                cells: [
                    wirer.cell(wirer.slot(Slot.reclocker)),
                    wirer.cell(wirer.slot(Slot.equaliser(outputs: Int(count)))),
                ], constants: receiver.constants
            ) { scope in
                let receiver = SDIReceiver(scope, at: 0)
                let arriving = PictureSignal(scope.input(0))
                var signal = receiver.equalise(arriving)
                if !receiver.accepts(arriving) { signal.isReadable = false }
                if scope.cell(1) == 1 && arriving.isPathological {
                    signal.noisePartsPerBillion += marginalNoise
                }
                return scope.cell(0) == 1 ? SDIReceiver.regenerate(signal).value : signal.value
            }
            for output in 0..<Int(count) {
                let driver = wirer.node(
                    "out-\(output + 1)", inputs: [.always(node)],
                    cells: [wirer.cell(wirer.slot(Slot.launch(output: output)))]
                ) { scope in
                    var signal = PictureSignal(scope.input(0))
                    guard signal.hasCarrier, scope.cell(0) > 0 else { return .absent }
                    signal.launchMillivolts = scope.cell(0)
                    return signal.value
                }
                wirer.transmit(wirer.port(1 + output), driver)
            }
            try PowerInlets.gate(&wirer)
        },
        inspect: { simulation, element, reading in
            let plant = simulation.plant
            guard let node = plant.arrival(plant.layout.port(element, 0)) else { return }
            let hasCarrier = PictureSignal(simulation.value(node)).hasCarrier
            let isLit = hasCarrier && PowerInlets.isOn(simulation, element)
            reading.add("input-lamp", .symbol(isLit ? "on" : "off"))
            PowerInlets.inspect(simulation, element, &reading)
        })
}
