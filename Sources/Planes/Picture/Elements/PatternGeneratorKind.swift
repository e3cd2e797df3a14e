import Plant
import Signals

/// A test signal generator.
enum PatternGeneratorKind {
    /// Ordinals of its own slots, after those of every source.
    enum Slot {
        static let pattern = PictureSource.Slot.own
        static let level = PictureSource.Slot.own + 1
        static let range = PictureSource.Slot.own + 2
    }

    static let name = "pattern-generator"

    static let kind = ElementKind(
        name: name, title: "test signal generator", plane: PicturePlane.name,
        parameters: PictureSource.parameterSchemas + PowerInlets.parameterSchemas,
        declare: { declarer throws(PlantProblem) in
            try PictureSource.declare(&declarer, outputs: 2)
            declarer.slot(
                SlotDeclaration(
                    "pattern", "test pattern", .choice(PictureContent.patternNames)))
            declarer.slot(
                SlotDeclaration(
                    "level", "gain of the picture, in thousandths", .integer(0...1200, .none),
                    nominal: 1000))
            declarer.slot(
                SlotDeclaration("range", "range of its codes", .choice(["narrow", "full"])))
            try PowerInlets.declare(&declarer)
        },
        wire: { wirer throws(PlantProblem) in
            var patterns: [Int64] = []
            for name in PictureContent.patternNames {
                patterns.append(
                    Int64(wirer.symbol(PictureContent.symbol(ofPattern: name)).rawValue))
            }
            let own = [Slot.pattern, Slot.level, Slot.range].map { wirer.cell(wirer.slot($0)) }
            try PictureSource.wire(&wirer, outputs: 2, cells: own, constants: patterns) {
                scope, format, signal in
                signal.content = scope.constant(1 + Int(scope.cell(9)))
                signal.audioContent = signal.content
                let level = scope.cell(10)
                var chain: Int32 = 0
                if level != 1000 {
                    chain = scope.extend(
                        chain,
                        with: PictureTransform.gain(lumaMilli: level, chromaMilli: level).word)
                }
                chain = PictureSource.encoded(scope, format, chain)
                if scope.cell(11) == 1 {
                    chain = scope.extend(
                        chain, with: PictureTransform.fullRangeSentUnscaled.word)
                }
                signal.chain = chain
            }
            try PowerInlets.gate(&wirer)
        },
        inspect: { simulation, element, reading in
            PictureSource.inspect(simulation, element, &reading)
            let pattern = Int(simulation.slot(element, Slot.pattern))
            reading.add("pattern", .symbol(PictureContent.patternNames[pattern]))
            PowerInlets.inspect(simulation, element, &reading)
        })
}
