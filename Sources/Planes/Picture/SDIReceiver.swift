package import Plant
package import Signals

/// An input for serial digital video: what it makes of what arrives.
///
/// Routers, amplifiers, monitors and instruments all receive through this, so that one cable shows
/// the same way wherever it is plugged. Behind the equaliser the noise is as that of
/// `SerialReceiver`; what earlier stages left adds to it as variance.
package struct SDIReceiver: Hashable, Sendable {
    /// Loss that it equalises beyond what its interface is stated for, in milli-dB at half clock.
    ///
    /// 0 gives 20 dB at HD and 3G and 40 dB at 6G and 12G (`statedBudgetMilliDecibels`); receivers
    /// of today reach 30 to 40 dB at HD.
    package var extraMillidecibels: Int64
    /// The fastest interface that it accepts.
    package var fastest: SerialInterface
    /// Whether it takes 3 Gb/s of level B; older inputs take level A only.
    package var takesLevelB: Bool

    /// A receiver; without arguments one that does what the standards state, at all rates.
    package init(
        extraMillidecibels: Int64 = 0, fastest: SerialInterface = .twelveG, takesLevelB: Bool = true
    ) {
        self.extraMillidecibels = extraMillidecibels
        self.fastest = fastest
        self.takesLevelB = takesLevelB
    }

    /// What an instrument that is carried about receives with: the stated lengths, all interfaces.
    package static let portable = SDIReceiver()

    /// What a receiver makes of a signal.
    package struct Recovery: Hashable, Sendable {
        /// How far the receiver gets.
        package enum State: String, Hashable, Sendable {
            /// Nothing drives the line.
            case noSignal = "no-signal"
            /// There is a carrier, but the receiver finds no clock in it or can't take its rate.
            case unlocked
            case locked
        }

        /// How far it got.
        package var state: State
        /// The signal with this receiver's errors counted in; not readable unless locked.
        package var signal: PictureSignal
        /// Loss that could still be added before one bit in 10¹² is wrong, in milli-dB.
        package var marginMillidecibels: Int64
    }

    /// Receives, decides and counts: what a monitor or an instrument shows.
    package func recover(_ arriving: PictureSignal) -> Recovery {
        guard arriving.hasCarrier else {
            return Recovery(state: .noSignal, signal: .absent, marginMillidecibels: 0)
        }
        let equalised = equalise(arriving)
        let quality = SDIReceiver.quality(noisePartsPerBillion: equalised.noisePartsPerBillion)
        let signal = accepts(arriving) ? SDIReceiver.regenerate(equalised) : unreadable(equalised)
        return Recovery(
            state: signal.isReadable ? .locked : .unlocked, signal: signal,
            marginMillidecibels: quality.marginMilliDecibels)
    }

    /// The signal behind the equaliser, before any decision: no loss, but its noise.
    package func equalise(_ arriving: PictureSignal) -> PictureSignal {
        guard let interface = arriving.interface else { return .absent }
        var signal = arriving
        let rated = interface.statedBudgetMilliDecibels + extraMillidecibels
        let link = SerialReceiver(ratedLossMilliDecibels: rated).quality(
            lossMilliDecibels: arriving.lossMillidecibels,
            launchMillivolts: Int(arriving.launchMillivolts))
        signal.noisePartsPerBillion = min(
            SDIReceiver.largestNoise,
            arriving.noisePartsPerBillion + SDIReceiver.noise(q: link.qFactor))
        signal.lossMillidecibels = 0
        signal.launchMillivolts = Int64(SerialInterface.launchMillivolts)
        return signal
    }

    /// A signal as a reclocker sends it on: decided bit by bit, without noise, with its errors.
    ///
    /// Where the noise is too great to find the clock, a carrier comes out that nobody can read.
    package static func regenerate(_ equalised: PictureSignal) -> PictureSignal {
        guard let format = equalised.videoFormat else { return .absent }
        var signal = equalised
        let quality = quality(noisePartsPerBillion: equalised.noisePartsPerBillion)
        signal.noisePartsPerBillion = 0
        guard quality.isLocked, equalised.isReadable else {
            signal.isReadable = false
            return signal
        }
        let check = ErrorCheck(format)
        let counted = quality.erroredBlocksPerMegasecond(check) / 1000
        let most = Int64(check.blocksPerSecond * 1000)
        signal.erroredLinesMilliPerSecond = min(
            most, equalised.erroredLinesMilliPerSecond + counted)
        return signal
    }

    /// Whether the input takes the signal's rate.
    package func accepts(_ signal: PictureSignal) -> Bool {
        guard let interface = signal.interface, interface <= fastest else { return false }
        return takesLevelB || !signal.isLevelB || interface != .threeG
    }

    private func unreadable(_ equalised: PictureSignal) -> PictureSignal {
        var signal = equalised
        signal.isReadable = false
        signal.noisePartsPerBillion = 0
        return signal
    }

    /// The variance of the noise at a Q, over the square of half the eye's height, per billion.
    static func noise(q: Double) -> Int64 {
        let variance = 1e9 / (q * q)
        return variance < Double(largestNoise) ? Int64(variance + 0.5) : largestNoise
    }

    /// The link quality that a noise variance stands for.
    static func quality(noisePartsPerBillion noise: Int64) -> SerialLinkQuality {
        let ratio = (1e9 / Double(max(noise, 1))).squareRoot() / SerialReceiver.ratedQ
        return SerialLinkQuality(
            marginMilliDecibels: Decibels.milli(Decibels.fromVoltageRatio(ratio)))
    }

    /// 180 dB worse than half an eye: no clock can be found long before.
    static let largestNoise: Int64 = 1_000_000_000_000_000_000

    // MARK: Lock

    /// A latch that holds what an input is locked to: 0 for nothing, else a format's index plus 1.
    ///
    /// The settled value follows from what arrives. A change of format drops lock first. Finding
    /// lock takes 1.5 s, a usual figure for monitors and instruments; losing it 40 ms, a frame.
    package func lockRule(input: NodeID) -> LatchRule {
        LatchRule(
            nodes: [input],
            settled: { simulation in
                let recovery = self.recover(PictureSignal(simulation.value(input)))
                return recovery.state == .locked ? Int64(recovery.signal.format) + 1 : 0
            },
            step: { current, target, _ in
                current == 0
                    ? LatchStep(value: target, afterMilliseconds: 1500)
                    : LatchStep(value: 0, afterMilliseconds: 40)
            })
    }

    // MARK: Parameters

    /// Names of the parameters that each kind with inputs has.
    package static let parameterSchemas = [
        ParameterSchema(
            "receiver-extra",
            "loss that its inputs equalise beyond the interface's stated length, milli-dB"),
        ParameterSchema("fastest", "fastest interface of its inputs: sd, hd, 3g, 6g or 12g"),
        ParameterSchema("level-b", "whether its inputs take 3 Gb/s of level B: yes (default), no"),
    ]

    private static let interfaceNames = ["sd", "hd", "3g", "6g", "12g"]

    /// The receiver that an element's parameters describe: `receiver-extra` (0…40000, default 0)
    /// `fastest` (default `12g`) and `level-b` (default yes).
    package init(of element: some ParameterReading) throws(PlantProblem) {
        extraMillidecibels = try element.integer("receiver-extra", in: 0...40_000, default: 0)
        let index = try element.choice(
            "fastest", of: SDIReceiver.interfaceNames, default: "12g")
        fastest = SerialInterface.allCases[index]
        takesLevelB = try element.choice("level-b", of: ["no", "yes"], default: "yes") == 1
    }

    /// What a node keeps among its constants.
    package var constants: [Int64] {
        [extraMillidecibels, Int64(fastest.rawValue) | (takesLevelB ? 0 : SDIReceiver.levelAOnly)]
    }

    /// The bit beside the fastest interface that says: no level B.
    private static let levelAOnly: Int64 = 0x100

    /// The receiver whose `constants` begin at a position of a node's constants.
    package init(_ scope: NodeScope, at position: Int) {
        extraMillidecibels = scope.constant(position)
        let packed = scope.constant(position + 1)
        fastest = SerialInterface(rawValue: UInt8(truncatingIfNeeded: packed)) ?? .twelveG
        takesLevelB = packed & SDIReceiver.levelAOnly == 0
    }
}
