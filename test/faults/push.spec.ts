// What waits on a phone, under every fault of the matrix.
import { runCells } from './run-cells.ts'

runCells('push')
