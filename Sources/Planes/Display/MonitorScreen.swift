package import Plant
import Signals

/// What a monitor's screen shows, packed into a node's value.
///
/// The source and content say what the picture is; the three greys, as the input would take them
/// from a right signal, say how it is shown. Light is in 0.0001 cd/m².
package struct ScreenSignal: Hashable, Sendable {
    /// Where the picture comes from.
    package enum Source: Int64, Hashable, Sendable {
        /// The monitor is switched off.
        case off = 0
        case noSignal = 1
        /// There is a carrier that the input can't lock to.
        case unlocked = 2
        case picture = 3
        /// The monitor's own patch.
        case internalPatch = 4

        /// The name in readings.
        package var name: String {
            switch self {
            case .off: "off"
            case .noSignal: "no-signal"
            case .unlocked: "unlocked"
            case .picture: "picture"
            case .internalPatch: "internal-patch"
            }
        }
    }

    package var value: NodeValue

    package init(_ value: NodeValue) { self.value = value }

    /// Where the picture comes from now.
    package var source: Source {
        get { Source(rawValue: value.field(0, 0, 3)) ?? .off }
        set { value.setField(0, 0, 3, newValue.rawValue) }
    }

    /// Index into `VideoFormat.all`.
    package var format: Int {
        get { Int(value.field(0, 8, 16)) }
        set { value.setField(0, 8, 16, Int64(newValue)) }
    }

    /// Index into `InternalPatch.all`.
    package var internalPatch: Int {
        get { Int(value.field(0, 24, 8)) }
        set { value.setField(0, 24, 8, Int64(newValue)) }
    }

    /// How often an hour the picture is interrupted, on average.
    package var interruptionsPerHour: Int64 {
        get { value.field(0, 32, 15) }
        set { value.setField(0, 32, 15, newValue) }
    }

    /// The content's symbol.
    package var content: Int64 {
        get { value.field(1, 0, 31) }
        set { value.setField(1, 0, 31, newValue) }
    }

    /// The interned chain of transforms of the samples.
    package var chain: Int32 {
        get { Int32(value.field(1, 32, 31)) }
        set { value.setField(1, 32, 31, Int64(newValue)) }
    }

    /// Lines in error, in thousandths per second.
    package var erroredLinesMilliPerSecond: Int64 {
        get { value.field(2, 0, 62) }
        set { value.setField(2, 0, 62, newValue) }
    }

    /// The veil of room light, 0.0001 cd/m².
    package var veil: Int64 {
        get { value.words[7] }
        set { value.words[7] = newValue }
    }

    /// Stores the light of three greys: 100 %, 50 % and 5 %.
    mutating func setGreys(_ white: XYZ, _ middle: XYZ, _ dark: XYZ) {
        for (word, component) in [\XYZ.x, \XYZ.y, \XYZ.z].enumerated() {
            value.setField(3 + word, 0, 31, ScreenSignal.fixed(white[keyPath: component], 31))
            value.setField(3 + word, 31, 31, ScreenSignal.fixed(middle[keyPath: component], 31))
            value.setField(6, 20 * word, 20, ScreenSignal.fixed(dark[keyPath: component], 20))
        }
    }

    private static func fixed(_ light: Double, _ bits: Int64) -> Int64 {
        let largest: Int64 = (1 << bits) - 1
        let scaled = Elementary.nearest(light * 1e4)
        return scaled < Double(largest) ? Int64(max(scaled, 0)) : largest
    }
}

/// How a screen follows from the signal at the chosen input, the monitor's state and the room.
struct ScreenBehaviour: Sendable {
    let build: MonitorBuild

    /// Positions of the node's cells: all slots, then the latches, then the room light's level and
    /// the table of the box, where there are such.
    func screen(_ scope: NodeScope) -> NodeValue {
        let slots = build.slotCount
        var next = slots + build.latchCount
        func outside(_ isThere: Bool) -> Int64 {
            guard isThere else { return 0 }
            next += 1
            return scope.cell(next - 1)
        }
        let lux = outside(!build.roomLight.isEmpty)
        let box = outside(!build.extras.lutBox.isEmpty)
        let state = MonitorState(
            of: build, box: box, slot: { scope.cell($0) }, latch: { scope.cell(slots + $0) })
        return screen(of: state, arriving: PictureSignal(scope.input(0)), lux: lux).value
    }

    func screen(of state: MonitorState, arriving: PictureSignal, lux: Int64) -> ScreenSignal {
        var screen = ScreenSignal(.absent)
        screen.veil = Int64(Elementary.nearest(build.panel.veil(lux: Double(lux)).y * 1e4))
        let own = state.internalPatch > 0
        guard state.isOn, let model = state.model(of: build, showing: own ? nil : arriving)
        else { return screen }
        let recovery = build.receiver.recover(arriving)
        let decoding = state.decoding(of: recovery.signal)
        if state.internalPatch > 0 {
            screen.source = .internalPatch
            screen.internalPatch = state.internalPatch
        } else if recovery.state == .noSignal {
            screen.source = .noSignal
        } else if recovery.state == .unlocked || state.lock != Int64(recovery.signal.format) + 1 {
            screen.source = .unlocked
        } else {
            screen.source = .picture
            screen.format = recovery.signal.format
            screen.content = recovery.signal.content
            screen.chain = recovery.signal.chain
            screen.erroredLinesMilliPerSecond = recovery.signal.erroredLinesMilliPerSecond
            screen.interruptionsPerHour = recovery.signal.interruptionsPerHour
        }
        let greys = [1, 0.5, 0.05].map { level in
            let rgb = RGB(grey: level)
            return model.light(own ? rgb : state.looked(decoding.rgb(ofWritten: rgb)))
        }
        screen.setGreys(greys[0], greys[1], greys[2])
        return screen
    }

    /// What a loop-through sends on: the input decided anew, while there is power.
    func loop(_ scope: NodeScope) -> NodeValue {
        guard scope.cell(0) != 0 else { return .absent }
        return build.receiver.recover(PictureSignal(scope.input(0))).signal.value
    }
}
