import Plant

/// A multiformat waveform monitor (rasterizer) in a rack, with looping inputs.
enum WaveformMonitorKind {
    static let name = "waveform-monitor"

    /// Ordinals of its slots.
    enum Slot {
        static let input = 0
        static let graticule = 1
    }

    /// Ordinals of its latches: what each input is locked to.
    static func lockLatch(input: Int) -> Int { input }

    /// The graticules of its vectorscope, by the matrix of their targets.
    static let graticules = ["bt601", "bt709", "bt2020"]

    static let kind = ElementKind(
        name: name, title: "multiformat waveform monitor", plane: PicturePlane.name,
        parameters: SDIReceiver.parameterSchemas + PowerInlets.parameterSchemas,
        declare: { declarer throws(PlantProblem) in
            for letter in ["a", "b"] {
                declarer.port("in-\(letter)", .input, PicturePlane.bnc)
                declarer.port("loop-\(letter)", .output, PicturePlane.bnc)
            }
            declarer.slot(SlotDeclaration("input", "input that is shown", .choice(["a", "b"])))
            declarer.slot(
                SlotDeclaration(
                    "graticule", "vectorscope targets", .choice(graticules), nominal: 1))
            declarer.latch("lock-a")
            declarer.latch("lock-b")
            try PowerInlets.declare(&declarer)
        },
        wire: { wirer throws(PlantProblem) in
            let receiver = try SDIReceiver(of: wirer)
            for input in 0..<2 {
                let arriving = wirer.arriving(wirer.port(2 * input))
                wirer.rule(wirer.latch(lockLatch(input: input)), receiver.lockRule(input: arriving))
                let loop = wirer.node(
                    input == 0 ? "loop-a" : "loop-b", inputs: [.always(arriving)],
                    constants: receiver.constants
                ) { scope in
                    let receiver = SDIReceiver(scope, at: 0)
                    let arriving = PictureSignal(scope.input(0))
                    return receiver.recover(arriving).signal.value
                }
                wirer.transmit(wirer.port(2 * input + 1), loop)
            }
            try PowerInlets.gate(&wirer)
        },
        inspect: { simulation, element, reading in
            let input = Int(simulation.slot(element, Slot.input))
            let isLocked =
                simulation.latch(element, lockLatch(input: input)) > 0
                && PowerInlets.isOn(simulation, element)
            reading.add("input", .symbol(input == 0 ? "a" : "b"))
            reading.add("lock-lamp", .symbol(isLocked ? "on" : "off"))
            PowerInlets.inspect(simulation, element, &reading)
        })

    /// The input port that is shown.
    static func selectedPort(_ simulation: Simulation, _ element: ElementID) -> PortID {
        simulation.plant.layout.port(element, 2 * Int(simulation.slot(element, Slot.input)))
    }
}
