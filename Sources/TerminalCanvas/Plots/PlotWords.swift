extension PlotPainter {
    /// What is below the picture: what is read at the cursor, then what the picture shows.
    static func words(_ plot: Plot, columns: Int, _ alphabet: Alphabet) -> Sheet {
        var writer = SheetWriter(columns: columns, alphabet: alphabet, tone: nil)
        writer.writeHere(plot)
        for sentence in plot.summary { writer.write(CellText.cells(sentence, .text)) }
        return writer.sheet
    }
}

extension SheetWriter {
    /// A plot in words alone: for a room that is too small for its picture.
    mutating func write(_ plot: Plot) {
        if !plot.title.isEmpty { write(CellText.cells(plot.title, .strong)) }
        writeHere(plot)
        for sentence in plot.summary { write(text(sentence)) }
        for (index, readout) in plot.readouts.enumerated() where index != plot.cursor {
            let sign = [Cell(known: alphabet.bullet, .quiet), Cell.blank]
            hang(sign, text("\(readout.label): \(readout.text)"), indent: 2)
        }
    }

    /// What is read at the cursor.
    mutating func writeHere(_ plot: Plot) {
        guard let index = plot.cursor, plot.readouts.indices.contains(index) else { return }
        let readout = plot.readouts[index]
        var words = CellText.cells(readout.label, .strong)
        CellText.append(": " + readout.text, .text, to: &words)
        let lead = CellText.cells("here: ", .quiet)
        hang(lead, words, indent: lead.count)
    }
}
