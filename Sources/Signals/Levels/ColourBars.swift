/// One patch of a test pattern, from one sample to another in a band of lines.
package struct BarPatch: Hashable, Sendable {
    /// What fills a patch.
    package enum Fill: Hashable, Sendable {
        /// One colour, as R′G′B′ with 0 black and 1 reference white.
        case flat(RGB)
        /// Grey from one level at the patch's first sample to another at its last.
        case ramp(from: Double, to: Double)
    }

    /// Which part of the pattern it is.
    package let name: BarName

    /// The first sample, counted from the left edge of the active picture.
    package let firstSample: Int

    /// How many samples wide it is.
    package let width: Int

    /// The colour or the ramp that it shows.
    package let fill: Fill

    /// R′G′B′ at a sample of the active line; samples outside the patch take its nearer edge.
    package func rgb(atSample sample: Int) -> RGB {
        switch fill {
        case .flat(let rgb):
            return rgb
        case .ramp(let from, let to):
            let step = min(max(sample - firstSample, 0), width - 1)
            let part = width > 1 ? Double(step) / Double(width - 1) : 0
            return RGB(grey: from + (to - from) * part)
        }
    }
}

/// What the field calls a patch of colour bars.
package enum BarName: UInt8, CaseIterable, Hashable, Sendable {
    case white, yellow, cyan, green, magenta, red, blue, black
    case grey40, grey15, white75, minusI, plusI, plusQ, ramp
    case plugeMinus2, plugeBlack, plugePlus2, plugePlus4
}

/// Lines that look alike.
package struct BarBand: Hashable, Sendable {
    /// Lines of the active picture, counted from the top.
    package let lines: Range<Int>

    /// Patches from left to right; they cover the line without gaps.
    package let patches: [BarPatch]

    /// The patch at a sample, or nil outside the line.
    package func patch(atSample sample: Int) -> BarPatch? {
        patches.first { sample >= $0.firstSample && sample < $0.firstSample + $0.width }
    }
}

/// A colour-bar test pattern: what is in every part of the active picture.
package struct ColourBars: Hashable, Sendable {
    /// Samples in the active line.
    package let width: Int

    /// Lines in the active picture.
    package let height: Int

    /// Bands from top to bottom; they cover the picture without gaps.
    package let bands: [BarBand]

    /// R′G′B′ at a place in the active picture; black outside it.
    package func rgb(sample: Int, line: Int) -> RGB {
        guard let band = bands.first(where: { $0.lines.contains(line) }),
            let patch = band.patch(atSample: sample)
        else { return .black }
        return patch.rgb(atSample: sample)
    }

    /// The first patch of a name, from the top left, or nil.
    package func patch(named name: BarName) -> BarPatch? {
        for band in bands {
            if let patch = band.patches.first(where: { $0.name == name }) { return patch }
        }
        return nil
    }
}
